" In place of vim-lsp: does what its documentation says of these functions. A name that
" ends with a slash is a folder's, every other one a file's, and the nearest one counts.
function! lsp#utils#get_buffer_path() abort
  return expand('%:p')
endfunction
function! lsp#utils#path_to_uri(path) abort
  return empty(a:path) ? '' : 'file://' . a:path
endfunction
function! lsp#utils#find_nearest_parent_file_directory(path, names) abort
  let l:dir = fnamemodify(a:path, ':h')
  while 1
    for l:name in a:names
      let l:is = getftype(l:dir . '/' . substitute(l:name, '/$', '', ''))
      if l:is ==# (l:name =~# '/$' ? 'dir' : 'file')
        return l:dir
      endif
    endfor
    let l:up = fnamemodify(l:dir, ':h')
    if l:up ==# l:dir
      return ''
    endif
    let l:dir = l:up
  endwhile
endfunction
