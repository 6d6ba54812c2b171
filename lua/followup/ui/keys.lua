-- The keys of the list and of the case view: one table for mappings, help window and :help.
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

---@class followup.Key
---@field key string
---@field action string a function of ui/actions.lua
---@field text string
---@field visual boolean|nil works on a visual range, too
---@field due boolean|nil in the list only

---@type followup.Key[]
M.keys = {
  { key = '<CR>', action = 'open', text = 'show the case as a timeline', due = true },
  { key = '<Tab>', action = 'toggle', text = 'open or close the group', due = true },
  { key = 'K', action = 'why', text = 'show or hide why: the sentences that decided', due = true },
  {
    key = 'x',
    action = 'done',
    text = 'done: nothing to do until they write again',
    visual = true,
  },
  { key = 'a', action = 'answered', text = 'answered elsewhere', visual = true },
  { key = 's', action = 'snooze', text = 'snooze until a date', visual = true },
  { key = 'e', action = 'expect', text = 'expect their answer by a date', visual = true },
  { key = 'm', action = 'mute', text = 'mute: never again', visual = true },
  { key = 'n', action = 'note', text = 'write a note on it', visual = true },
  { key = 'u', action = 'undo', text = 'take the last decision back (3u: the last three)' },
  { key = 'd', action = 'draft', text = 'draft the mail that is due' },
  { key = 'f', action = 'filter', text = 'show only some rows', due = true },
  { key = 'r', action = 'refresh', text = 'read new mail into the index' },
  { key = 'q', action = 'leave', text = 'back' },
  { key = '?', action = 'help', text = 'all keys' },
}

local function run(name, view, rows)
  require('followup.ui.actions')[name](view, rows)
end

-- vim.keymap.set would cost more than the list itself
local function set_key(view, mode, entry, action)
  vim.api.nvim_buf_set_keymap(view.buffer, mode, entry.key, '', {
    callback = action,
    noremap = true,
    nowait = true,
    desc = 'followup: ' .. entry.text,
  })
end

local function set_normal(view, entry)
  set_key(view, 'n', entry, function()
    local line = vim.api.nvim_win_get_cursor(0)[1]
    run(entry.action, view, view:counted(line, vim.v.count1))
  end)
end

local function set_visual(view, entry)
  set_key(view, 'x', entry, function()
    local first, last = vim.fn.line('v'), vim.fn.line('.')
    local rows = view:selection(math.min(first, last), math.max(first, last))
    vim.cmd('normal! \27') -- not nvim_feedkeys: it would eat what is typed ahead
    run(entry.action, view, rows)
  end)
end

function M.set(view)
  if not require('followup.config').get('maps') then
    return
  end
  for _, entry in ipairs(M.keys) do
    if view.kind == 'due' or not entry.due then
      set_normal(view, entry)
      if entry.visual then
        set_visual(view, entry)
      end
    end
  end
end

---Lines of the help window for a kind of view.
function M.lines(kind)
  local lines = {}
  for _, entry in ipairs(M.keys) do
    if kind == 'due' or not entry.due then
      table.insert(lines, (' %-6s %s '):format(entry.key, entry.text))
    end
  end
  table.insert(lines, '')
  table.insert(lines, ' 3x: three rows; a visual range works, too ')
  table.insert(lines, ' ? before a name: unsure; + : has a note ')
  return lines
end

return M
