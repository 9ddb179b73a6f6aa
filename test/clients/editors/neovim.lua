-- Opens a report in Neovim with its own language client, mends a problem from the start of its line, and tells what it saw.
-- Arguments by environment: SERVER (the words of its command, by blanks), ROOT, LINE (of a problem, from 1), RESULT.
local command = vim.split(vim.env.SERVER, ' ')
local options = {
  name = 'mlops-report',
  cmd = command,
  root_dir = vim.env.ROOT,
  init_options = { settings = { mlopsReport = { rules = { ['figures-too-few'] = 'off' } } } },
}
if vim.lsp.start then
  vim.lsp.start(options)
else
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(options))
end

local result = { version = tostring(vim.version().major) .. '.' .. vim.version().minor .. '.' .. vim.version().patch }

local function codes()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, (diagnostic.lnum + 1) .. ' ' .. (diagnostic.code or diagnostic.user_data.lsp.code))
  end
  table.sort(found)
  return found
end

local function wait(what, test)
  if not vim.wait(20000, test, 20) then error('Waited in vain for ' .. what) end
end

local ok, message = pcall(function()
  wait('problems', function() return #vim.diagnostic.get(0) > 0 end)
  result.problems = codes()

  -- The menu of code actions, of which the first one is chosen.
  local titles
  vim.ui.select = function(items, _, choose)
    titles = vim.tbl_map(function(item) return (item.action or item[2]).title end, items)
    choose(items[1], 1)
  end
  vim.api.nvim_win_set_cursor(0, { tonumber(vim.env.LINE), 0 })
  vim.lsp.buf.code_action()
  wait('code actions', function() return titles end)
  result.actions = titles
  wait('the fix', function() return #vim.diagnostic.get(0) < #result.problems end)

  local function ask(method, line, character)
    local params = {
      textDocument = { uri = vim.uri_from_bufnr(0) },
      position = { line = line - 1, character = character },
      context = { includeDeclaration = true },
    }
    local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
    local _, answer = next(answers)
    return answer and answer.result
  end
  result.hover = ask('textDocument/hover', 8, 5).contents
  result.references = #ask('textDocument/references', 16, 65)
  vim.cmd('write')
end)
if not ok then result.error = message end

local file = io.open(vim.env.RESULT, 'w')
file:write(vim.fn.json_encode(result))
file:close()
vim.cmd('qall!')
