-- Measures :FollowupDue beside a scratch buffer of the same text; run by tools/bench-editor.
--
-- This file runs in a Neovim that only starts others, and in these: they have a terminal of 80 columns and
-- measure themselves. Both sides are the same job, from the command until the screen is drawn (`:redraw`):
-- a new buffer in the window, the options of both, a thousand lines, nothing to be changed by hand. The
-- scratch buffer has its text in a Lua table; the list finds it on disk, must know whether it still holds,
-- and has keys and colours besides. The first list in a process is compared with the first scratch buffer
-- in a process, a later one with a later one. The ratios are of processor time, which other programs on
-- the machine change little. A gap is the longest time in which the main loop did not turn.
-- SPDX-License-Identifier: GPL-3.0-or-later
local uv = vim.uv or vim.loop
local rounds = tonumber(vim.env.ROUNDS) or 15

local function since(start)
  return (uv.hrtime() - start) / 1e6
end

local function median(results, name)
  local values = vim.tbl_map(function(result)
    return result[name]
  end, results)
  table.sort(values)
  return values[math.ceil(#values / 2)]
end

---Runs the action, turns the main loop until `is_done`, draws the screen, and gives how long that
---took and the longest time in which the loop did not turn.
local function measure(action, is_done)
  local last, longest = uv.hrtime(), 0
  local function turn()
    longest = math.max(longest, since(last))
    last = uv.hrtime()
  end
  local ticker = uv.new_timer()
  ticker:start(0, 1, turn)
  local start, spent = uv.hrtime(), os.clock()
  last = start
  action()
  if is_done and not is_done() then
    turn()
    vim.wait(20000, is_done, 1)
  end
  vim.cmd('redraw')
  local result = { took = since(start), spent = (os.clock() - spent) * 1000 }
  turn()
  ticker:stop()
  ticker:close()
  result.gap = longest
  return result
end

local function shown()
  return vim.api.nvim_buf_line_count(0) > 900
end

local function scratch(text)
  vim.cmd('enew')
  vim.bo.buftype = 'nofile'
  vim.bo.bufhidden = 'hide'
  vim.bo.swapfile = false
  vim.wo.wrap = false
  vim.wo.cursorline = true
  vim.api.nvim_buf_set_lines(0, 0, -1, false, text)
  vim.bo.modifiable = false
end

local function due()
  vim.cmd('FollowupDue')
end

local function wipe()
  vim.cmd('silent! bwipeout! followup://due')
end

local function bench(action, is_done, before)
  local results = {}
  for round = 1, rounds do
    if before then
      before()
    end
    results[round] = measure(action, is_done)
  end
  return {
    spent = median(results, 'spent'),
    took = median(results, 'took'),
    gap = median(results, 'gap'),
  }
end

local function view()
  return require('followup.ui.buffer').current()
end

local function is_read()
  return view() ~= nil and not view().is_reading and shown()
end

local child = {}

local text -- of the list

---Reads the text, and collects what this file and the reading left on the heap: that would be swept at
---the cost of whoever uses Lua first.
local function prepare()
  text = vim.fn.readfile(vim.env.BENCH_TEXT)
  collectgarbage()
  collectgarbage()
end

function child.scratch()
  prepare()
  return measure(function()
    scratch(text)
  end)
end

---The scratch buffer whose text is found on disk, too.
function child.file()
  prepare()
  return measure(function()
    scratch(vim.fn.readfile(vim.env.BENCH_TEXT))
  end)
end

function child.due()
  prepare()
  return measure(due, shown)
end

---Writes the text that the list shows, for the scratch buffers.
function child.text()
  measure(due, shown)
  text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  vim.fn.writefile(text, vim.env.BENCH_TEXT)
  return #text .. ' lines, ' .. #table.concat(text, '\n') .. ' bytes'
end

---{ name, result } of each action, the scratch buffer first.
function child.actions()
  prepare()
  local results = {}
  local function add(name, ...)
    table.insert(results, { name, bench(...) })
  end
  add('a later scratch buffer of the same text', function()
    scratch(text)
  end)
  vim.cmd('%bwipeout!')
  add('a later :FollowupDue, a new buffer', due, shown, wipe)
  add(':FollowupDue, the list is there', due, shown, function()
    vim.cmd('enew')
  end)
  wipe()
  due()
  add('r without news: read and drawn anew', function()
    require('followup.ui.buffer').reload_all()
  end, is_read)
  local case = view().drawing.rows[5]
  add('a decision until the list shows it', function()
    vim.cmd('Followup note ' .. case .. ' seen ' .. uv.hrtime())
  end, function()
    return require('followup.worker').is_idle() and is_read()
  end)
  add('K, the evidence of a row', function()
    vim.api.nvim_win_set_cursor(0, { 5, 0 })
    vim.api.nvim_feedkeys('K', 'xt', false)
  end)
  add('f, a piece of text', function()
    view().only = view().only ~= 'quinn' and 'quinn' or 'lind'
    view():reload()
  end, function()
    return not view().is_reading
  end)
  view().only = nil
  require('followup.ui.buffer').reload_all()
  vim.wait(20000, is_read, 1)
  add('<Tab>, a group', function()
    view():toggle(3)
  end)
  return results
end

if vim.env.BENCH_CHILD then
  vim.notify = function() end
  vim.g.followup = { command = vim.env.FOLLOWUP_PROGRAM, index = false }
  return child
end

---What a fresh Neovim on a terminal answers.
local function ask(name)
  local address = vim.fn.tempname()
  local job = vim.fn.jobstart({
    vim.v.progpath,
    '--clean',
    '-n',
    '--listen',
    address,
    '--cmd',
    'set shortmess+=I runtimepath^=' .. vim.env.BENCH_ROOT,
  }, { pty = true, width = 80, height = 24, env = { BENCH_CHILD = '1', TERM = 'xterm-256color' } })
  local channel = 0
  vim.wait(10000, function()
    local ok, found = pcall(vim.fn.sockconnect, 'pipe', address, { rpc = true })
    channel = ok and found or 0
    return channel > 0 and vim.rpcrequest(channel, 'nvim_eval', 'v:vim_did_enter') == 1
  end, 10)
  local code = 'return dofile("tests/bench/editor.lua")[...]()'
  local answer = vim.rpcrequest(channel, 'nvim_exec_lua', code, { name })
  vim.fn.jobstop(job)
  return answer
end

local function report(what, result, plain)
  print(
    ('%-40s %6.2f ms of processor, %5.1f times; %6.2f ms in all, longest gap %6.2f ms, %5.1f times\n'):format(
      what,
      result.spent,
      result.spent / plain.spent,
      result.took,
      result.gap,
      result.gap / plain.gap
    )
  )
end

print(ask('text') .. '\n')
local first = { scratch = {}, file = {}, due = {} }
for round = 1, rounds do
  for name, results in pairs(first) do
    results[round] = ask(name)
  end
end
for name, results in pairs(first) do
  first[name] = {
    spent = median(results, 'spent'),
    took = median(results, 'took'),
    gap = median(results, 'gap'),
  }
end
report('the first scratch buffer in a process', first.scratch, first.scratch)
report('the same, its text read from a file', first.file, first.scratch)
report('the first :FollowupDue in a process', first.due, first.scratch)
report('beside the one from a file', first.due, first.file)
local actions = ask('actions')
for _, action in ipairs(actions) do
  report(action[1], action[2], actions[1][2])
end
vim.cmd('qall!')
