-- Measures :FollowupDue inside one Neovim; run by tools/bench-editor. All times in ms. The ratios are of
-- processor time, which other programs on the machine change little.
-- SPDX-License-Identifier: GPL-3.0-or-later
local uv = vim.uv or vim.loop
vim.notify = function() end
local rounds = tonumber(vim.env.ROUNDS) or 15
vim.opt.runtimepath:prepend(vim.env.BENCH_ROOT)
vim.cmd('runtime plugin/followup.lua')
vim.o.columns, vim.o.lines = 80, 24
vim.g.followup = { command = vim.env.FOLLOWUP_PROGRAM, index = false }

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

---Runs the action, turns the main loop until `is_done`, and gives how long that took and the
---longest time in which the loop did not turn.
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
  turn()
  if not is_done() then
    vim.wait(20000, is_done, 1)
  end
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

local function at_once()
  return true
end

local function wipe()
  vim.cmd('silent! bwipeout! followup://due')
end

local first = measure(function()
  vim.cmd('FollowupDue')
end, shown)
local text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
vim.fn.writefile(text, vim.env.BENCH_TEXT)

local plain = {}
for round = 1, rounds do
  plain[round] = measure(function()
    vim.cmd('enew')
    vim.bo.buftype = 'nofile'
    vim.api.nvim_buf_set_lines(0, 0, -1, false, text)
  end, at_once)
  vim.cmd('bwipeout!')
end

local function report(what, results)
  print(
    ('%-40s %6.2f ms of processor, %5.1f times; %6.2f ms in all, longest gap %6.2f ms, %5.1f times\n'):format(
      what,
      median(results, 'spent'),
      median(results, 'spent') / median(plain, 'spent'),
      median(results, 'took'),
      median(results, 'gap'),
      median(results, 'gap') / median(plain, 'gap')
    )
  )
end

local function bench(what, action, is_done, before)
  local results = {}
  for round = 1, rounds do
    if before then
      before()
    end
    results[round] = measure(action, is_done)
  end
  report(what, results)
end

local function due()
  vim.cmd('FollowupDue')
end

local function renewed()
  local view = require('followup.ui.buffer').current()
  return view ~= nil and not view.is_reading and shown()
end

print(#text .. ' lines, ' .. #table.concat(text, '\n') .. ' bytes\n')
report('scratch buffer of the same text', plain)
report(':FollowupDue, the first in this process', { first })
bench(':FollowupDue, a new buffer', due, shown, wipe)
bench(':FollowupDue, the list is there', due, shown, function()
  vim.cmd('enew')
end)
wipe()
due()
bench('r without news: read and drawn anew', function()
  require('followup.ui.buffer').reload_all()
end, renewed)
local case = require('followup.ui.buffer').current().drawing.rows[5]
bench('a decision until the list shows it', function()
  vim.cmd('Followup note ' .. case .. ' seen ' .. uv.hrtime())
end, function()
  return require('followup.worker').is_idle() and renewed()
end)
bench('K, the evidence of a row', function()
  vim.api.nvim_win_set_cursor(0, { 5, 0 })
  vim.api.nvim_feedkeys('K', 'xt', false)
end, at_once)
bench('f, a piece of text', function()
  local view = require('followup.ui.buffer').current()
  view.only = view.only ~= 'quinn' and 'quinn' or 'lind'
  view:reload()
end, function()
  return not require('followup.ui.buffer').current().is_reading
end)
require('followup.ui.buffer').current().only = nil
require('followup.ui.buffer').reload_all()
bench('<Tab>, a group', function()
  require('followup.ui.buffer').current():toggle(3)
end, at_once)
bench('redraw of the screen', function()
  vim.cmd('redraw!')
end, at_once)
vim.cmd('qall!')
