" Opens a report in Vim with ALE, mends a problem from its place, and tells what it saw.
" Arguments by environment: SERVER (the words of its command, by blanks), ROOT, LINE (of a problem, from 1), RESULT.
set nocompatible hidden nomore cmdheight=15 shortmess=filnxtToOFWAIcsa
packadd! ale
filetype plugin on
let g:ale_linters = {'markdown': ['mlops']}
let g:ale_linters_explicit = 1
let g:ale_lint_delay = 0
let g:ale_completion_enabled = 0

function! s:Root(buffer) abort
  return $ROOT
endfunction

let s:words = split($SERVER, ' ')
call ale#linter#Define('markdown', {
\ 'name': 'mlops',
\ 'lsp': 'stdio',
\ 'executable': s:words[0],
\ 'command': join(['%e'] + s:words[1:], ' '),
\ 'project_root': function('s:Root'),
\ 'language': 'markdown',
\ 'initialization_options': {'mlopsReport.rules': {'figures-too-few': 'off'}},
\})

let s:result = {'version': string(v:versionlong)}

function! s:Problems() abort
  return sort(map(copy(ale#engine#GetLoclist(bufnr(''))), 'v:val.lnum . " " . get(v:val, "code", "")'))
endfunction

function! s:Previews() abort
  return filter(range(1, bufnr('$')), 'getbufvar(v:val, "&filetype") =~# "^ale-preview"')
endfunction

function! s:WaitFor(what, test) abort
  for _ in range(400)
    if a:test() | return | endif
    sleep 50m
  endfor
  throw 'Waited in vain for ' . a:what
endfunction

function! s:Run() abort
  call ale#Queue(0, 'lint_file')
  call s:WaitFor('problems', {-> !empty(s:Problems())})
  let s:result.problems = s:Problems()
  call cursor(str2nr($LINE), 3)
  let l:count = len(s:result.problems)
  " More than one action is asked about: the first is chosen.
  call feedkeys("1\<CR>", "t")
  ALECodeAction
  call s:WaitFor('the fix', {-> len(s:Problems()) < l:count || getline($LINE) !=# s:line})
  let s:result.fixed = getline($LINE)
  call cursor(8, 5)
  ALEHover
  call s:WaitFor('the hover', {-> !empty(s:Previews())})
  let s:result.hover = join(getbufline(s:Previews()[0], 1, '$'), "\n")
  silent write
endfunction

function! s:Start() abort
  let s:line = getline($LINE)
  try
    call s:Run()
  catch
    let s:result.error = v:exception . ' at ' . v:throwpoint
  endtry
  call writefile([json_encode(s:result)], $RESULT)
  call ale#lsp#StopAll()
  qall!
endfunction

autocmd VimEnter * call timer_start(100, {-> s:Start()})
