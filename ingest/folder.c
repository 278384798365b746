/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/folder.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* Folders in folders. */
#define DEPTH_MAX 20

typedef struct {
	GPtrArray *files;
	MboxFormat format;
	guint *passed_over;
	guint depth;
} Listing;

static void free_file(gpointer data)
{
	MailFile *file = data;

	g_free(file->path);
	g_free(file);
}

GPtrArray *mail_files_new(void)
{
	return g_ptr_array_new_with_free_func(free_file);
}

static void add_file(const Listing *listing, const char *path,
		     MboxFormat format)
{
	MailFile *file = g_new0(MailFile, 1);
	struct stat info;

	file->path = g_strdup(path);
	file->format = format;
	if (stat(path, &info) == 0 && info.st_size > 0)
		file->bytes = (guint64)info.st_size;
	g_ptr_array_add(listing->files, file);
}

static gboolean is_folder(const char *path)
{
	return g_file_test(path, G_FILE_TEST_IS_DIR);
}

static gboolean has_folder(const char *path, const char *name)
{
	g_autofree char *below = g_build_filename(path, name, NULL);

	return is_folder(below);
}

static gboolean is_maildir(const char *path)
{
	return has_folder(path, "cur") && has_folder(path, "new");
}

/* The numbers in names by their value: "2" before "10". */
static int by_name(gconstpointer a, gconstpointer b)
{
	const char *first = *(const char *const *)a;
	const char *second = *(const char *const *)b;

	return strverscmp(first, second);
}

/* Adds "below/name" for each name, without "below" where it is NULL. */
static gboolean add_names(const char *path, const char *below, GPtrArray *names,
			  GError **error)
{
	g_autofree char *full = g_build_filename(path, below, NULL);
	g_autoptr(GDir) dir = g_dir_open(full, 0, error);
	const char *name;

	if (!dir)
		return FALSE;
	while ((name = g_dir_read_name(dir)) != NULL)
		g_ptr_array_add(names,
				below ? g_build_filename(below, name, NULL)
				      : g_strdup(name));
	return TRUE;
}

/* What a name is without its folder. */
static const char *base_of(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash ? slash + 1 : name;
}

static int by_base(gconstpointer a, gconstpointer b)
{
	return strverscmp(base_of(*(const char *const *)a),
			  base_of(*(const char *const *)b));
}

static gboolean list_messages(const Listing *listing, const char *path,
			      GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	if (!add_names(path, "cur", names, error) ||
	    !add_names(path, "new", names, error))
		return FALSE;
	g_ptr_array_sort(names, by_base);
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *file =
			g_build_filename(path, names->pdata[i], NULL);

		if (*base_of(names->pdata[i]) != '.' && !is_folder(file))
			add_file(listing, file, MBOX_ONE);
	}
	return TRUE;
}

static gboolean has_ending(const char *name, const char *ending)
{
	g_autofree char *lower = g_ascii_strdown(name, -1);

	if (g_str_has_suffix(lower, ".gz"))
		lower[strlen(lower) - strlen(".gz")] = '\0';
	return g_str_has_suffix(lower, ending);
}

/* A file of a folder that is no Maildir. */
static void take_file(const Listing *listing, const char *path,
		      const char *name)
{
	if (!name[strspn(name, "0123456789")] || has_ending(name, ".eml"))
		add_file(listing, path, MBOX_ONE);
	else if (has_ending(name, ".mbox") || has_ending(name, ".mbx"))
		add_file(listing, path, listing->format);
	else
		(*listing->passed_over)++;
}

static gboolean list_folder(const Listing *listing, const char *path,
			    GError **error);

/* The messages of a Maildir are listed already. */
static gboolean is_of_maildir(const char *name)
{
	return strcmp(name, "cur") == 0 || strcmp(name, "new") == 0 ||
	       strcmp(name, "tmp") == 0;
}

static gboolean take(const Listing *listing, const char *path, const char *name,
		     gboolean in_maildir, GError **error)
{
	g_autofree char *below = g_build_filename(path, name, NULL);

	if (is_folder(below)) {
		if (g_file_test(below, G_FILE_TEST_IS_SYMLINK) ||
		    (in_maildir ? is_of_maildir(name) : *name == '.'))
			return TRUE;
		return list_folder(listing, below, error);
	}
	if (!in_maildir && *name != '.')
		take_file(listing, below, name);
	return TRUE;
}

static gboolean list_folder(const Listing *listing, const char *path,
			    GError **error)
{
	Listing below = *listing;
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	gboolean in_maildir = is_maildir(path);

	below.depth++;
	if (below.depth > DEPTH_MAX)
		return TRUE;
	if ((in_maildir && !list_messages(listing, path, error)) ||
	    !add_names(path, NULL, names, error))
		return FALSE;
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++) {
		if (!take(&below, path, names->pdata[i], in_maildir, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean is_message(const char *path)
{
	return has_ending(path, ".eml");
}

gboolean folder_list(const char *path, MboxFormat format, GPtrArray *files,
		     guint *passed_over, GError **error)
{
	const Listing listing = { files, format, passed_over, 0 };
	struct stat info;

	if (stat(path, &info) != 0) {
		g_set_error(error, G_FILE_ERROR,
			    (int)g_file_error_from_errno(errno), "%s: %s", path,
			    g_strerror(errno));
		return FALSE;
	}
	if (S_ISDIR(info.st_mode))
		return list_folder(&listing, path, error);
	add_file(&listing, path, is_message(path) ? MBOX_ONE : format);
	return TRUE;
}
