/* SPDX-License-Identifier: BSD-2-Clause */
#include "settings.h"

#include <string.h>

ParseLimits settings_parse(const Config *config)
{
	gboolean is_2004 =
		strcmp(config_text(config, CONFIG_PROFILE), "2004") == 0;

	return (ParseLimits){
		.profile = is_2004 ? PROFILE_2004 : PROFILE_RFC6335,
		.ticket_tag = config_text(config, CONFIG_TICKET_TAG),
		.message_bytes = config_number(config, CONFIG_MAX_PARSED),
		.parts = config_number(config, CONFIG_MAX_PARTS),
		.depth = config_number(config, CONFIG_MAX_DEPTH),
		.header_bytes = config_number(config, CONFIG_MAX_HEADER),
		.header_fields =
			config_number(config, CONFIG_MAX_HEADER_FIELDS),
		.boundary_bytes = config_number(config, CONFIG_MAX_BOUNDARY),
		.text_bytes = config_number(config, CONFIG_MAX_TEXT),
		.answer_bytes = config_number(config, CONFIG_MAX_ANSWER),
		.applications = config_number(config, CONFIG_MAX_APPLICATIONS),
	};
}

ChildLimits settings_child(const Config *config)
{
	return (ChildLimits){
		.memory_bytes = config_number(config, CONFIG_CHILD_MEMORY),
		.cpu_seconds = config_number(config, CONFIG_CHILD_CPU),
		.wall_seconds = config_number(config, CONFIG_CHILD_TIME),
	};
}
