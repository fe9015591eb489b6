package server

import (
	"context"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
	"awaiter/fixes"
)

// maxRounds is how often the repaired text is repaired again. Repairs that show new
// mistakes end after two or three rounds.
const maxRounds = 16

// safeFix returns the repair of d that may be made without asking.
func safeFix(d *analysis.Diagnostic) (fixes.Fix, bool) {
	all := d.Fixes()
	if len(all) == 0 || all[0].Safety != fixes.Safe {
		return fixes.None, false
	}
	return all[0], true
}

// fixAll returns the edits that make all safe repairs of file, and those that then
// become possible, until there are none: doing it twice changes nothing.
func fixAll(ctx context.Context, snap *workspace.Snapshot, file *workspace.File) ([]fixes.Edit, error) {
	text, all := file.Text, newPatchwork(file.Text.Len())
	for range maxRounds {
		edits, err := safeEdits(ctx, snap, file.Path)
		if err != nil {
			return nil, err
		}
		if len(edits) == 0 {
			break
		}
		repaired, err := fixes.Apply(text.String(), edits)
		if err != nil {
			return nil, err
		}
		all.edit(edits)
		text = source.New(repaired)
		snap = snap.With(file.Path, text)
	}
	return all.edits(), nil
}

// safeEdits returns the edits of all safe repairs that agree.
func safeEdits(ctx context.Context, snap *workspace.Snapshot, path string) ([]fixes.Edit, error) {
	found, err := snap.Diagnostics(ctx, path)
	if err != nil {
		return nil, err
	}
	var all []fixes.Fix
	for _, d := range found {
		if f, ok := safeFix(d); ok {
			all = append(all, f)
		}
	}
	edits, _ := fixes.Merge(all)
	return edits, nil
}
