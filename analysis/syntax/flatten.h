// The few declarations of tree-sitter's C API that this package needs. The
// symbols are linked in by github.com/smacker/go-tree-sitter, whose runtime is
// tree-sitter 0.22.5 and whose grammar is tree-sitter-python 0.23.0.
#ifndef AWAITER_FLATTEN_H
#define AWAITER_FLATTEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct TSParser TSParser;
typedef struct TSTree TSTree;
typedef struct TSLanguage TSLanguage;
typedef struct { uint32_t context[4]; const void *id; const TSTree *tree; } TSNode;
typedef struct { const void *tree; const void *id; uint32_t context[3]; } TSTreeCursor;
typedef struct { uint32_t row, column; } TSPoint;
typedef struct {
	uint32_t start_byte, old_end_byte, new_end_byte;
	TSPoint start_point, old_end_point, new_end_point;
} TSInputEdit;

extern const TSLanguage *tree_sitter_python(void);

extern TSParser *ts_parser_new(void);
extern void ts_parser_delete(TSParser *);
extern bool ts_parser_set_language(TSParser *, const TSLanguage *);
extern void ts_parser_set_timeout_micros(TSParser *, uint64_t);
extern void ts_parser_reset(TSParser *);
extern TSTree *ts_parser_parse_string(TSParser *, const TSTree *, const char *, uint32_t);
extern void ts_tree_delete(TSTree *);
extern void ts_tree_edit(TSTree *, const TSInputEdit *);
extern TSNode ts_tree_root_node(const TSTree *);

extern TSTreeCursor ts_tree_cursor_new(TSNode);
extern void ts_tree_cursor_delete(TSTreeCursor *);
extern TSNode ts_tree_cursor_current_node(const TSTreeCursor *);
extern uint16_t ts_tree_cursor_current_field_id(const TSTreeCursor *);
extern bool ts_tree_cursor_goto_first_child(TSTreeCursor *);
extern bool ts_tree_cursor_goto_next_sibling(TSTreeCursor *);
extern bool ts_tree_cursor_goto_parent(TSTreeCursor *);

extern uint16_t ts_node_symbol(TSNode);
extern uint32_t ts_node_start_byte(TSNode);
extern uint32_t ts_node_end_byte(TSNode);
extern bool ts_node_is_missing(TSNode);
extern bool ts_node_has_error(TSNode);
extern uint32_t ts_node_descendant_count(TSNode);

extern uint32_t ts_language_symbol_count(const TSLanguage *);
extern const char *ts_language_symbol_name(const TSLanguage *, uint16_t);
extern int ts_language_symbol_type(const TSLanguage *, uint16_t);
extern uint32_t ts_language_field_count(const TSLanguage *);
extern const char *ts_language_field_name_for_id(const TSLanguage *, uint16_t);

// A flat_node mirrors the Go type rawNode, field by field.
typedef struct {
	uint32_t start, end; // byte offsets, half open
	int32_t after;       // index one past the subtree
	uint16_t symbol;
	uint8_t field;
	uint8_t missing;
} flat_node;

// flat_parse parses length bytes of text, reusing old if it is not NULL, and
// returns the tree and how many nodes it has, or NULL if the time ran out.
TSTree *flat_parse(TSParser *parser, TSTree *old, const TSInputEdit *edit,
	const char *text, uint32_t length, uint64_t micros, uint32_t *count, bool *broken);

// flat_copy writes the nodes of tree to out in pre-order, at most room of them,
// and returns how many it wrote. Only a broken tree is searched for missing tokens.
int32_t flat_copy(const TSTree *tree, flat_node *out, int32_t room, bool broken);

// flat_trim gives memory that is free back to the system, which glibc does not do by
// itself.
void flat_trim(void);

#endif
