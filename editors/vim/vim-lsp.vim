autocmd User lsp_setup call lsp#register_server({
\ 'name': 'awaiter',
\ 'cmd': ['awaiter', 'serve'],
\ 'allowlist': ['python'],
\ 'root_uri': {_ -> lsp#utils#path_to_uri(lsp#utils#find_nearest_parent_file_directory(
\   lsp#utils#get_buffer_path(), ['awaiter.toml', 'pyproject.toml', 'setup.py', 'setup.cfg', '.git/']))},
\ })
