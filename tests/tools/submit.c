/* SPDX-License-Identifier: BSD-2-Clause */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sysexits.h>
#include <unistd.h>

/*
 * submit smtp|lmtp PORT SENDER RECIPIENT <MAIL: hands a mail with LF line ends
 * to the server on 127.0.0.1, and prints its last reply. Exits with 0 when it
 * is taken, with 75 for a 4xx, with 69 for a 5xx, with 76 where there is no
 * server or it says anything else.
 */
static int exit_status(int code)
{
	static const int statuses[] = {
		[2] = EX_OK, [4] = EX_TEMPFAIL, [5] = EX_UNAVAILABLE
	};
	const size_t kind = (size_t)code / 100;

	if (kind >= sizeof(statuses) / sizeof(*statuses) ||
	    (kind != 2 && statuses[kind] == 0))
		return EX_PROTOCOL;
	return statuses[kind];
}

/* The code of one reply, of whose lines the last has no "-" behind it. */
static int read_reply(FILE *server, char *line, int size)
{
	do {
		if (!fgets(line, size, server))
			return 0;
	} while (strlen(line) > 3 && line[3] == '-');
	return (int)strtol(line, NULL, 10);
}

/* CRLF, and no line that is a dot but the last (RFC 5321 section 4.5.2). */
static void write_mail(FILE *server)
{
	int before = '\n';

	for (int c = getchar(); c != EOF; before = c, c = getchar()) {
		if (c == '.' && before == '\n')
			fputc('.', server);
		if (c == '\n')
			fputc('\r', server);
		fputc(c, server);
	}
	fputs(before == '\n' ? ".\r\n" : "\r\n.\r\n", server);
}

static int connect_to(const char *port)
{
	const struct sockaddr_in address = {
		.sin_family = AF_INET,
		.sin_port = htons((in_port_t)strtol(port, NULL, 10)),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0 || connect(fd, (const struct sockaddr *)&address,
			      sizeof(address)) != 0)
		return -1;
	return fd;
}

static void say(FILE *server, int step, char **argv)
{
	switch (step) {
	case 0:
		fprintf(server, "%s client.example\r\n",
			strcmp(argv[1], "lmtp") == 0 ? "LHLO" : "EHLO");
		break;
	case 1:
		fprintf(server, "MAIL FROM:<%s>\r\n", argv[3]);
		break;
	case 2:
		fprintf(server, "RCPT TO:<%s>\r\n", argv[4]);
		break;
	case 3:
		fputs("DATA\r\n", server);
		break;
	default:
		write_mail(server);
	}
	fflush(server);
}

int main(int argc, char **argv)
{
	const int fd = argc == 5 ? connect_to(argv[2]) : -1;
	FILE *in = fd >= 0 ? fdopen(fd, "r") : NULL;
	FILE *out = fd >= 0 ? fdopen(dup(fd), "w") : NULL;
	char line[1024] = "";
	int code;

	if (!in || !out)
		return EX_PROTOCOL;
	alarm(120);
	code = read_reply(in, line, sizeof(line));
	/* DATA alone is answered by 3xx. */
	for (int step = 0; step < 5 && code / 100 == (step == 4 ? 3 : 2);
	     step++) {
		say(out, step, argv);
		code = read_reply(in, line, sizeof(line));
	}
	fputs(line, stdout);
	fputs("QUIT\r\n", out);
	fclose(out);
	fclose(in);
	return exit_status(code);
}
