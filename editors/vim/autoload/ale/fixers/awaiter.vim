" Makes the safe repairs of a whole buffer, by the command line: edits of language
" servers are wrong in ALE on lines with letters outside ASCII.
function! ale#fixers#awaiter#Fix(buffer) abort
  return {
  \   'command': ale#Escape(get(g:, 'ale_python_awaiter_executable', 'awaiter'))
  \     . ' check --fix --exit-zero --quiet --stdin-filename %s -',
  \}
endfunction
