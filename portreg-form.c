/* SPDX-License-Identifier: BSD-2-Clause */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "cli/config.h"
#include "form/handle.h"
#include "form/pages.h"
#include "parse/address.h"
#include "settings.h"
#include "text/harmless.h"

/*
 * The form as a CGI program (RFC 3875).
 *
 * A server may hand parts of a query over as arguments (section 4.4): where it
 * is one that calls, none is looked at. The environment says which
 * configuration, as no browser can.
 */
#define CONFIG_PATH "/etc/portreg.conf"

static void log_error(const GError *error)
{
	g_autofree char *line =
		harmless_line(error->message, strlen(error->message), 0);

	fprintf(stderr, "portreg-form: %s\n", line);
}

static const char *look_up(const char *name)
{
	return g_getenv(name);
}

static Config *load_config(GError **error)
{
	const char *path = g_getenv("PORTREG_CONFIG");

	if (!path && access(CONFIG_PATH, F_OK) == 0)
		path = CONFIG_PATH;
	return path ? config_load(path, error) : config_new();
}

static gboolean fail(ConfigKey key, const char *why, GError **error)
{
	g_set_error(error, CONFIG_ERROR, CONFIG_ERROR_INVALID, "%s: %s",
		    config_key_name(key), why);
	return FALSE;
}

/* A key that holds an address, where it is given. */
static gboolean check_address(const Config *config, ConfigKey key,
			      GError **error)
{
	const char *address = config_text(config, key);

	return !address || address_is_valid(address) ||
	       fail(key, "this is no address", error);
}

/* What cli/config.c cannot know. */
static gboolean check_config(const Config *config, GError **error)
{
	const char *const *form = config_list(config, CONFIG_FORM_OFFER);
	const char *skin = config_text(config, CONFIG_FORM_SKIN);

	for (; *form; form++) {
		if (!form_page(*form))
			return fail(CONFIG_FORM_OFFER,
				    "there is no page of such a form", error);
	}
	if (skin && (skin[0] != '/' || skin[1] == '/'))
		return fail(CONFIG_FORM_SKIN,
			    "this is no path on the same server", error);
	if (strcmp(config_text(config, CONFIG_FORM_CONFIRM), "yes") == 0 &&
	    !config_text(config, CONFIG_FORM_URL))
		return fail(CONFIG_FORM_CONFIRM,
			    "a link needs form-url, which is not given", error);
	return check_address(config, CONFIG_FORM_TO, error) &&
	       check_address(config, CONFIG_FORM_FROM, error);
}

static FormSettings settings_of(const Config *config, char **sendmail)
{
	const char *to = config_text(config, CONFIG_FORM_TO);
	const char *from = config_text(config, CONFIG_FORM_FROM);
	const char *database = g_getenv("PORTREG_DB");

	return (FormSettings){
		.registry = config_text(config, CONFIG_FORM_NAME),
		.to = to,
		.from = from ? from : to,
		.list = config_text(config, CONFIG_FORM_LIST),
		.skin = config_text(config, CONFIG_FORM_SKIN),
		.url = config_text(config, CONFIG_FORM_URL),
		.folder = config_text(config, CONFIG_FORM_STATE),
		.database = database ? database
				     : config_text(config, CONFIG_DATABASE),
		.sendmail = (const char *const *)sendmail,
		.offered = config_list(config, CONFIG_FORM_OFFER),
		.hourly = config_number(config, CONFIG_FORM_HOURLY),
		.wait_seconds = config_number(config, CONFIG_FORM_WAIT),
		.busy_ms = 1000 * config_number(config, CONFIG_BUSY_TIMEOUT),
		.confirm = strcmp(config_text(config, CONFIG_FORM_CONFIRM),
				  "yes") == 0,
		.limits = settings_parse(config),
		.child = settings_child(config),
	};
}

static int put(const CgiResponse *response, gboolean head)
{
	g_autoptr(GString) out = cgi_response_write(response, head);

	return fwrite(out->str, 1, out->len, stdout) == out->len &&
			       fflush(stdout) == 0
		       ? EX_OK
		       : EX_IOERR;
}

static int answer(const FormSettings *settings)
{
	g_autoptr(GError) wrong = NULL;
	g_autoptr(CgiRequest) request = cgi_request_new(look_up);
	g_autoptr(CgiResponse) response = NULL;

	cgi_request_read(request, look_up, STDIN_FILENO, &wrong);
	response =
		handle_request(settings, request, wrong,
			       g_get_real_time() / G_USEC_PER_SEC, log_error);
	return put(response, request->head);
}

/* Whoever runs the server finds the reason in its log. */
static int answer_nothing(const GError *error)
{
	g_autoptr(CgiResponse) response = cgi_response_new(503);

	log_error(error);
	response->type = "text/plain; charset=utf-8";
	g_string_append(response->body, "These pages are not set up yet.\n");
	return put(response,
		   g_strcmp0(g_getenv("REQUEST_METHOD"), "HEAD") == 0);
}

static int serve(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config = load_config(&error);
	g_auto(GStrv) sendmail = NULL;
	FormSettings settings;

	if (!config || !check_config(config, &error) ||
	    !g_shell_parse_argv(config_text(config, CONFIG_FORM_SENDMAIL), NULL,
				&sendmail, &error))
		return answer_nothing(error);
	settings = settings_of(config, sendmail);
	return answer(&settings);
}

static int show_help(GOptionContext *context, FILE *out, int status)
{
	g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);

	fputs(help, out);
	return status;
}

/* Called by a person, who wants to know what it is. */
static int explain(int argc, char **argv)
{
	gboolean help = FALSE;
	gboolean version = FALSE;
	const GOptionEntry entries[] = {
		{ "help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show this help",
		  NULL },
		{ "version", 0, 0, G_OPTION_ARG_NONE, &version,
		  "Show the version", NULL },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;

	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_set_summary(
		context,
		"The application form as a CGI program: a web server calls it. "
		"$PORTREG_CONFIG\nnames its configuration (default: " CONFIG_PATH
		").");
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error)) {
		log_error(error);
		return EX_USAGE;
	}
	if (version)
		puts("portreg-form " PORTREG_VERSION);
	return version ? EX_OK
		       : show_help(context, help ? stdout : stderr,
				   help ? EX_OK : EX_USAGE);
}

int main(int argc, char **argv)
{
	g_set_prgname("portreg-form");
	signal(SIGPIPE, SIG_IGN);
	/* Ignored, as some servers leave it, no child could be waited for. */
	signal(SIGCHLD, SIG_DFL);
	if (g_getenv("GATEWAY_INTERFACE"))
		return serve();
	return explain(argc, argv);
}
