/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "ingest/cmd_settings.h"

AssignPolicy settings_policy(const Config *config, const char *mail_domain)
{
	const char *domain = config_text(config, CONFIG_MAIL_DOMAIN);

	return (AssignPolicy){
		.automatic = strcmp(config_text(config, CONFIG_ASSIGN),
				    "automatic") == 0,
		.from = config_list(config, CONFIG_ASSIGN_FROM),
		.daily = config_number(config, CONFIG_ASSIGN_DAILY),
		.address_sign = *config_text(config, CONFIG_ADDRESS_SIGN),
		.mail_domain = domain ? domain : mail_domain,
	};
}
