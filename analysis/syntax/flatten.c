#include "flatten.h"
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

TSTree *flat_parse(TSParser *parser, TSTree *old, const TSInputEdit *edit,
	const char *text, uint32_t length, uint64_t micros, uint32_t *count, bool *broken) {
	if (old && edit) {
		ts_tree_edit(old, edit);
	}
	ts_parser_set_timeout_micros(parser, micros);
	TSTree *tree = ts_parser_parse_string(parser, old, text, length);
	if (!tree) {
		// The parser would go on with this text when it is next asked for another.
		ts_parser_reset(parser);
		return NULL;
	}
	TSNode root = ts_tree_root_node(tree);
	*count = ts_node_descendant_count(root);
	*broken = ts_node_has_error(root);
	return tree;
}

int32_t flat_copy(const TSTree *tree, flat_node *out, int32_t room, bool broken) {
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
	int32_t n = 0, depth = 0, capacity = 64;
	int32_t *open = malloc(capacity * sizeof *open);
	while (n < room) {
		TSNode node = ts_tree_cursor_current_node(&cursor);
		out[n] = (flat_node){
			.start = ts_node_start_byte(node),
			.end = ts_node_end_byte(node),
			.after = n + 1,
			.symbol = ts_node_symbol(node),
			.field = (uint8_t)ts_tree_cursor_current_field_id(&cursor),
			.missing = broken && ts_node_is_missing(node),
		};
		n++;
		if (ts_tree_cursor_goto_first_child(&cursor)) {
			if (depth == capacity) {
				capacity *= 2;
				open = realloc(open, capacity * sizeof *open);
			}
			open[depth++] = n - 1;
			continue;
		}
		while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
			if (depth == 0) {
				goto done;
			}
			ts_tree_cursor_goto_parent(&cursor);
			out[open[--depth]].after = n;
		}
	}
done:
	free(open);
	ts_tree_cursor_delete(&cursor);
	return n;
}

void flat_trim(void) {
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
