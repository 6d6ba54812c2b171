-- The number of replies that are due, for status lines: read from the small summary file beside the
-- index when its folder changes, never at redraw. Holds digits and the user's own prefix only.
-- SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')

local M = {}

local cached = ''
local is_started = false
local is_asking, is_wanted = false, false

---name = value of each line; nil when the file is missing or of another version.
local function read_summary()
  local file = io.open(require('followup.paths').cache() .. '/summary', 'r')
  if not file then
    return nil
  end
  local text = file:read(4096) or ''
  file:close()
  if not text:match('^followup%-summary 1 ') then
    return nil
  end
  local summary = {}
  for name, value in text:gmatch('\n([a-z_]+) (%-?%d+)') do
    summary[name] = tonumber(value)
  end
  return summary.now and summary or nil
end

---A child writes the file anew where its counts may no longer hold; its folder then tells. It does
---not write what holds already, so this comes to rest.
local ask_for_counts
function ask_for_counts()
  is_wanted = true
  if is_asking then
    return
  end
  is_wanted, is_asking = false, true
  local argv = { require('followup.paths').command(), 'status' }
  local job = require('followup.process').start(argv, { timeout = 10000 }, function()
    is_asking = false
    if is_wanted then
      ask_for_counts()
    end
  end)
  is_asking = job ~= nil
end

---Counts change at midnight, too.
local function has_run_out(summary)
  return not vim.env.FOLLOWUP_NOW
    and not (summary and summary.valid_until and os.time() < summary.valid_until)
end

---A percent sign would be read by the status line, a control byte by the terminal.
local function escape(text)
  return (text:gsub('%%', ''):gsub('%c', ''))
end

---@param is_changed boolean|nil facts or decisions changed: the counts are older than they
function M.renew(is_changed)
  if not is_started then
    return
  end
  local summary = read_summary()
  local before = cached
  cached = ''
  if summary and summary.now > 0 then
    cached = escape(require('followup.config').get('statusline_prefix')) .. summary.now
  end
  if is_changed or has_run_out(summary) then
    ask_for_counts()
  end
  if cached ~= before then
    vim.cmd('redrawstatus!')
  end
end

local function start()
  local timer = compat.uv.new_timer()
  local watch = require('followup.watch')
  watch.start()
  M.renew()
  -- the folder may not exist yet, and counts run out at midnight
  timer:start(
    60000,
    60000,
    vim.schedule_wrap(function()
      pcall(watch.start)
      pcall(M.renew)
    end)
  )
end

---Never blocks, never raises, never loads the C module.
function M.get()
  if not is_started then
    is_started = true
    vim.schedule(function()
      pcall(start)
    end)
  end
  return cached
end

return M
