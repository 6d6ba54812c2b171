-- What the list and the case view share: a scratch buffer that is drawn from lines and marks.
-- Buffer names hold a fixed word and hexadecimal digits only, never text of a mail.
-- SPDX-License-Identifier: GPL-3.0-or-later
local drawings = require('followup.ui.drawing')

local M = {}

if jit then
  jit.off(true, true) -- the loops here end before a compiler would have paid
end

---@class followup.View
---@field buffer number
---@field drawing followup.Drawing
---@field width number|nil for which it is drawn; nil where no window showed it yet
---@field facts string paths.facts() before it was read
---@field reload fun(view) reads anew and draws
---@field draw fun(view) draws what was read
---@field resize fun(view) draws it for another width
---@field selection fun(view, first, last): table[]

---@type table<number, followup.View>
M.views = {}

local namespace = vim.api.nvim_create_namespace('followup')

local highlights = {
  FollowupTitle = 'Title',
  FollowupGroup = 'Label',
  FollowupNow = 'WarningMsg',
  FollowupGrace = 'Comment',
  FollowupAnswered = 'Comment',
  FollowupLater = 'Normal',
  FollowupSnoozed = 'Comment',
  FollowupWho = 'Identifier',
  FollowupHint = 'Comment',
  FollowupFault = 'ErrorMsg',
  FollowupEvidence = 'String',
}

local function set_highlights()
  for name, link in pairs(highlights) do
    vim.api.nvim_set_hl(0, name, { default = true, link = link })
  end
end

local mark_options = { ephemeral = true } -- one table for all marks: they are many and soon forgotten

local function add_mark(buffer, line, mark)
  local is_whole = mark[2] < 0
  mark_options.end_row = is_whole and line + 1 or line
  mark_options.end_col = is_whole and 0 or mark[2]
  mark_options.hl_group = mark[3]
  pcall(vim.api.nvim_buf_set_extmark, buffer, namespace, line, mark[1], mark_options)
end

---Marks are given to the screen line by line, so that a long list costs nothing.
local function set_provider()
  vim.api.nvim_set_decoration_provider(namespace, {
    on_win = function(_, _, buffer)
      return M.views[buffer] ~= nil
    end,
    on_line = function(_, _, buffer, line)
      local view = M.views[buffer]
      for _, mark in ipairs(view and drawings.marks(view.drawing, line + 1) or {}) do
        add_mark(buffer, line, mark)
      end
    end,
  })
end

---Columns of text in the window that shows the buffer.
function M.width(buffer)
  local window = vim.fn.bufwinid(buffer)
  if window < 0 then
    return math.max(40, vim.o.columns)
  end
  local about = vim.fn.getwininfo(window)[1] or {}
  return math.max(30, vim.api.nvim_win_get_width(window) - (about.textoff or 0))
end

---Whether the buffer shows these lines already.
local function is_shown(view, drawing)
  if not drawing.lines or #drawing.lines ~= vim.api.nvim_buf_line_count(view.buffer) then
    return view.drawing == drawing
  end
  for number, line in ipairs(vim.api.nvim_buf_get_lines(view.buffer, 0, -1, false)) do
    if line ~= drawing.lines[number] then
      return false
    end
  end
  return true
end

local function put(buffer, drawing)
  local is_put = true
  vim.bo[buffer].modifiable = true
  if drawing.lines then
    vim.api.nvim_buf_set_lines(buffer, 0, -1, false, drawing.lines)
  else
    is_put = drawing.fill(buffer)
  end
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].modified = false
  return is_put
end

---Shows a drawing; the cursor stays on its row, or where the row was. False where its lines are gone,
---and the buffer is empty then.
function M.show(view, drawing)
  if not vim.api.nvim_buf_is_valid(view.buffer) then
    return true
  end
  local is_put = true
  if is_shown(view, drawing) then
    view.drawing = drawing
  else
    local cursor = view.is_drawn and require('followup.ui.cursor')
    local saved = cursor and cursor.save(view)
    is_put = put(view.buffer, drawing)
    view.drawing, view.is_drawn = is_put and drawing or drawings.new(), true
    if cursor then
      cursor.restore(view, saved)
    end
  end
  if next(view.evidence) then
    require('followup.ui.evidence').show(view)
  end
  return is_put
end

local window_options = {
  wrap = false,
  spell = false,
  list = false,
  foldenable = false,
  cursorline = true,
  conceallevel = 0,
}

---Options of the current window, without leaking into the other buffers that it shows later.
local function set_window()
  for name, value in pairs(window_options) do
    vim.api.nvim_set_option_value(name, value, { scope = 'local' })
  end
end

---Draws what was not drawn yet, or for another width.
local function fit(view)
  local width = M.width(view.buffer)
  local draw = view.width and view.resize or view.reload
  if view.width ~= width then
    view.width = width
    draw(view)
  end
end

---One group for all views: a group for each would be cleared when it is made, and that looks through all
---events of the editor.
local function set_events()
  local group = vim.api.nvim_create_augroup('followup_views', { clear = false })
  local function on(events, pattern, callback)
    vim.api.nvim_create_autocmd(events, { group = group, pattern = pattern, callback = callback })
  end
  on('ColorScheme', '*', set_highlights)
  on({ 'BufWinEnter', 'WinEnter' }, 'followup://*', function(event)
    if M.views[event.buf] then
      set_window()
      fit(M.views[event.buf])
    end
  end)
  on(
    vim.fn.exists('##WinResized') == 1 and { 'VimResized', 'WinResized' } or 'VimResized',
    '*',
    function()
      for _, view in pairs(M.views) do
        fit(view)
      end
    end
  )
  on('BufWipeout', 'followup://*', function(event)
    M.views[event.buf] = nil
  end)
end

local is_prepared = false

local function prepare()
  if is_prepared then
    return
  end
  is_prepared = true
  set_highlights()
  set_provider()
  set_events()
  vim.schedule(function() -- the list is drawn first
    require('followup.watch').start()
    M.reload_all(require('followup.paths').facts())
  end)
end

---Makes the buffer of a view: no file, no modelines, nothing that could run text. It is drawn when a
---window shows it.
function M.attach(view)
  prepare()
  local buffer = view.buffer
  local options = {
    buftype = 'nofile',
    bufhidden = 'hide',
    swapfile = false,
    modeline = false,
    buflisted = true,
    undolevels = -1,
    modifiable = false,
  }
  local own = vim.bo[buffer]
  for name, value in pairs(options) do
    own[name] = value
  end
  view.evidence = {}
  view.drawing = drawings.new()
  M.views[buffer] = view
  require('followup.ui.keys').set(view)
  vim.schedule(function() -- what users and plugins do then comes after the list is drawn
    if vim.api.nvim_buf_is_valid(buffer) then
      vim.bo[buffer].filetype = 'followup'
    end
  end)
end

---Shows the buffer of that name, made if need be.
function M.open(name, how)
  local buffer = vim.fn.bufadd(name)
  if how == 'split' or how == 'vsplit' then
    vim.cmd(how)
  elseif how == 'tab' then
    vim.cmd('tab split')
  end
  vim.api.nvim_win_set_buf(0, buffer)
  if not M.views[buffer] then
    M.read(buffer, name)
  end
  local view = M.views[buffer]
  if not view.width then -- no event came: `:noautocmd`
    set_window()
    fit(view)
  end
  return view
end

---Fills a buffer that was named by hand or by a session: the end of :edit followup://...
function M.read(buffer, name)
  local case = name:match('^followup://case/(%x+)$')
  if name == 'followup://due' then
    require('followup.ui.due').attach(buffer)
  elseif case then
    require('followup.ui.case').attach(buffer, case)
  else
    vim.bo[buffer].buftype = 'nofile'
    require('followup.notify').warn('there is followup://due and followup://case/ID only')
  end
end

---Reads all views anew, or those that were read from other facts.
function M.reload_all(facts)
  for buffer, view in pairs(M.views) do
    if not vim.api.nvim_buf_is_valid(buffer) then
      M.views[buffer] = nil
    elseif view.width and (not facts or view.facts ~= facts) then
      view:reload()
    end
  end
end

---The view of the current buffer, or nil.
function M.current()
  return M.views[vim.api.nvim_get_current_buf()]
end

return M
