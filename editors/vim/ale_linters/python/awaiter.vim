" Awaiter in ALE 3.3 and later: put this folder on 'runtimepath'.
"   let g:ale_linters = {'python': ['awaiter', 'pyright', 'ruff']}
"   let g:ale_fixers = {'python': ['awaiter']}
call ale#Set('python_awaiter_executable', 'awaiter')

call ale#fix#registry#Add('awaiter', 'ale#fixers#awaiter#Fix', ['python'], 'Make the repairs of Awaiter that are safe')

call ale#linter#Define('python', {
\   'name': 'awaiter',
\   'lsp': 'stdio',
\   'executable': {buffer -> ale#Var(buffer, 'python_awaiter_executable')},
\   'command': '%e serve',
\   'project_root': function('awaiter#Root'),
\})
