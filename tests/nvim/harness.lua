-- Runs specs: each case in a fresh child Neovim over RPC, with its own HOME and XDG folders.
--
--   nvim --clean --headless -c 'luafile tests/nvim/harness.lua'   with SPECS="a_spec.lua b_spec.lua"
--
-- A spec is a Lua file that returns a list of { name, function(child) }. Screens are golden text
-- files in tests/nvim/screens; UPDATE=1 writes them anew.
-- SPDX-License-Identifier: GPL-3.0-or-later
local root = vim.fn.getcwd()
local folder = root .. '/tests/nvim'

local Child = {}
Child.__index = Child

local function environment(home)
  local names = { 'config', 'cache', 'data', 'state', 'runtime' }
  local env = { HOME = home, FOLLOWUP_NOW = '2026-03-16T09:00:00+01:00', TZ = 'Europe/Berlin' }
  for _, name in ipairs(names) do
    vim.fn.mkdir(home .. '/' .. name, 'p', 448)
  end
  env.XDG_CONFIG_HOME = home .. '/config'
  env.XDG_CACHE_HOME = home .. '/cache'
  env.XDG_DATA_HOME = home .. '/data'
  env.XDG_STATE_HOME = home .. '/state'
  env.XDG_RUNTIME_DIR = home .. '/runtime'
  env.NOTMUCH_CONFIG = home .. '/notmuch-config'
  env.NOTMUCH_PROFILE = ''
  env.FOLLOWUP_PROFILE = ''
  env.NVIM_LOG_FILE = home .. '/log'
  env.LC_ALL = 'C.UTF-8'
  return env
end

---A copy of the home that tests/hosts/editor.t made: mail, notmuch database, index.
local function copy_home(from, home)
  vim.fn.system({ 'cp', '-a', from .. '/.', home })
  local config = vim.fn.readfile(from .. '/notmuch-config')
  for number, line in ipairs(config) do
    config[number] = line:gsub(vim.pesc(from), home)
  end
  vim.fn.writefile(config, home .. '/notmuch-config')
end

local function new_child()
  local home = vim.fn.tempname()
  vim.fn.mkdir(home, 'p', 448)
  if vim.env.REAL_HOME then
    copy_home(vim.env.REAL_HOME, home)
  end
  local child = setmetatable({ home = home }, Child)
  child.job = vim.fn.jobstart({
    vim.v.progpath,
    '--clean',
    '-n',
    '--embed',
    '--headless',
    '--cmd',
    'set runtimepath^=' .. root .. ' columns=80 lines=24 cpoptions-=_ shortmess+=I',
    '--cmd',
    'let &runtimepath .= "," . ' .. vim.fn.string(folder .. '/support'),
    '--cmd',
    'set background=dark nomore laststatus=0 noruler noshowcmd',
  }, { rpc = true, env = environment(home), cwd = root })
  return child
end

---Runs Lua in the child: an expression's value, or that of a chunk with `return`.
function Child:lua(code, ...)
  local arguments = { ... }
  return vim.rpcrequest(self.job, 'nvim_exec_lua', code, arguments)
end

function Child:cmd(command)
  return vim.rpcrequest(self.job, 'nvim_exec', command, true)
end

---Types keys and waits until they are handled.
function Child:keys(keys)
  vim.rpcrequest(self.job, 'nvim_input', keys)
  vim.rpcrequest(self.job, 'nvim_eval', '1')
  vim.wait(20)
  vim.rpcrequest(self.job, 'nvim_eval', '1')
end

function Child:lines(buffer)
  return vim.rpcrequest(self.job, 'nvim_buf_get_lines', buffer or 0, 0, -1, false)
end

---What stands on the screen, without what is blank at the right.
function Child:screen()
  return self:lua([[
    vim.cmd('redraw!')
    local rows = {}
    for row = 1, vim.o.lines do
      local cells = {}
      for column = 1, vim.o.columns do
        cells[#cells + 1] = vim.fn.screenstring(row, column)
      end
      rows[#rows + 1] = (table.concat(cells):gsub('%s+$', ''))
    end
    return rows
  ]])
end

---Waits until the expression is true in the child.
function Child:wait(code, what)
  local ok = vim.wait(10000, function()
    return self:lua('return ' .. code) == true
  end, 10)
  if not ok then
    error('it never came: ' .. (what or code), 2)
  end
end

function Child:stop()
  pcall(vim.fn.jobstop, self.job)
  vim.fn.jobwait({ self.job }, 3000)
  vim.fn.delete(self.home, 'rf')
end

local T = { root = root }
_G.T = T

function T.equal(actual, expected, what)
  if not vim.deep_equal(actual, expected) then
    error(
      ('%s\n  expected: %s\n  actual:   %s'):format(
        what or 'values differ',
        vim.inspect(expected),
        vim.inspect(actual)
      ),
      2
    )
  end
end

function T.ok(value, what)
  if not value then
    error(what or 'it is not so', 2)
  end
end

function T.matches(text, pattern, what)
  if type(text) ~= 'string' or not text:find(pattern) then
    error(('%s: %s does not match %s'):format(what or 'text', vim.inspect(text), pattern), 2)
  end
end

---Compares with the golden file of that name.
function T.screen(lines, name)
  local path = folder .. '/screens/' .. name .. '.txt'
  if vim.env.UPDATE == '1' then
    vim.fn.mkdir(folder .. '/screens', 'p')
    vim.fn.writefile(lines, path)
    return
  end
  local expected = vim.fn.filereadable(path) == 1 and vim.fn.readfile(path) or {}
  if not vim.deep_equal(expected, lines) then
    error(
      ('screen %s differs (UPDATE=1 writes it)\n--- expected\n%s\n--- actual\n%s'):format(
        name,
        table.concat(expected, '\n'),
        table.concat(lines, '\n')
      ),
      2
    )
  end
end

local count, failed = 0, 0

local function say(line)
  io.stdout:write(line .. '\n')
  io.stdout:flush()
end

local function run_case(spec, case)
  count = count + 1
  local child = new_child()
  local ok, message = xpcall(case[2], function(fault)
    return type(fault) == 'string' and fault or vim.inspect(fault)
  end, child)
  child:stop()
  local label = ('%d - %s: %s'):format(count, spec, case[1])
  if ok then
    say('ok ' .. label)
  else
    failed = failed + 1
    say('not ok ' .. label)
    for line in tostring(message):gmatch('[^\n]+') do
      say('# ' .. line)
    end
  end
end

local ok, fault = pcall(function()
  package.path = folder .. '/?.lua;' .. package.path
  say('# ' .. vim.fn.execute('version'):match('NVIM [^\n]+'))
  for spec in (vim.env.SPECS or ''):gmatch('%S+') do
    local name = spec:match('([%w_]+)_spec%.lua$')
    for _, case in ipairs(dofile(spec)) do
      if not vim.env.CASE or case[1]:find(vim.env.CASE, 1, true) then
        run_case(name, case)
      end
    end
  end
end)
if not ok then
  say('not ok - harness: ' .. tostring(fault):gsub('\n', ' '))
end
say('1..' .. count)
vim.cmd((ok and failed == 0) and 'qall!' or 'cquit!')
