" Reads the ready file for vim-lsp in a real Vim:
"   vim -Nes -u NONE -i NONE -n -S check.vim
" Environment: READY (the file), STANDIN (what stands in for vim-lsp), OUT (where to say
" what was seen), FILES (files, and behind each the folder that is its root). Exits 0 when
" everything held.
set nocompatible hidden encoding=utf-8
function! Want(what, got, want) abort
  if a:got !=# a:want
    call writefile([a:what . ' is ' . string(a:got) . ', not ' . string(a:want)], $OUT, 'a')
    cquit!
  endif
endfunction
try
  exe 'set rtp^=' . escape($STANDIN, ' ,\')
  exe 'source ' . fnameescape($READY)
  doautocmd User lsp_setup
  call Want('name', g:registered.name, 'awaiter')
  call Want('cmd', g:registered.cmd, ['awaiter', 'serve'])
  call Want('allowlist', g:registered.allowlist, ['python'])
  call Want('what is registered', sort(keys(g:registered)), ['allowlist', 'cmd', 'name', 'root_uri'])
  let s:files = split($FILES, "\n")
  while !empty(s:files)
    let [s:file, s:root; s:files] = s:files
    exe 'edit ' . fnameescape(s:file)
    call Want('the root of ' . s:file, g:registered.root_uri(g:registered), empty(s:root) ? '' : 'file://' . s:root)
  endwhile
catch
  call writefile([v:exception . ' at ' . v:throwpoint], $OUT, 'a')
  cquit!
endtry
qall!
