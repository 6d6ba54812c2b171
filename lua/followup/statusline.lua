-- The number of replies that are due, for status lines: read from the small summary file beside the
-- index when its folder changes, never at redraw. Holds digits and the user's own prefix only.
-- SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')

local M = {}

local cached = ''
local is_started = false
local asked_at = 0

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

---Counts change at midnight, too: a child writes the file anew, at most once a minute.
local function ask_for_counts(summary)
  local now = os.time()
  local is_valid = vim.env.FOLLOWUP_NOW
    or (summary and summary.valid_until and now < summary.valid_until)
  if is_valid or now - asked_at < 60 then
    return
  end
  asked_at = now
  local argv = { require('followup.paths').command(), 'status' }
  compat.spawn(argv, { timeout = 10000 }, function() end)
end

---A percent sign would be read by the status line, a control byte by the terminal.
local function escape(text)
  return (text:gsub('%%', ''):gsub('%c', ''))
end

function M.renew()
  local summary = read_summary()
  local before = cached
  cached = ''
  if summary and summary.now > 0 then
    cached = escape(require('followup.config').get('statusline_prefix')) .. summary.now
  end
  ask_for_counts(summary)
  if cached ~= before then
    vim.cmd('redrawstatus!')
  end
end

local function start()
  is_started = true
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
