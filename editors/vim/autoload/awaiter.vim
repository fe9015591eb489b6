" The folder above a buffer's file that holds a project's settings, else its own.
function! awaiter#Root(buffer) abort
  let l:own = fnamemodify(bufname(a:buffer), ':p:h')
  let l:dir = l:own
  while 1
    for l:marker in ['awaiter.toml', 'pyproject.toml', 'setup.py', 'setup.cfg', '.git']
      if !empty(getftype(l:dir . '/' . l:marker))
        return l:dir
      endif
    endfor
    let l:up = fnamemodify(l:dir, ':h')
    if l:up ==# l:dir
      return l:own
    endif
    let l:dir = l:up
  endwhile
endfunction
