-- What the list and the case view share: a scratch buffer that is drawn from lines and marks.
-- Buffer names hold a fixed word and hexadecimal digits only, never text of a mail.
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

if jit then
  jit.off(true, true) -- the loops here end before a compiler would have paid
end

---@class followup.View
---@field buffer number
---@field drawing followup.Drawing
---@field reload fun(view) reads anew and draws
---@field draw fun(view) draws what was read
---@field resize fun(view) draws it for another width
---@field selection fun(view, first, last): table[]

---@type table<number, followup.View>
M.views = {}

local namespace = vim.api.nvim_create_namespace('followup')
local evidence_space = vim.api.nvim_create_namespace('followup_evidence')

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

---Marks are given to the screen line by line, so that a long list costs nothing.
local function set_provider()
  vim.api.nvim_set_decoration_provider(namespace, {
    on_win = function(_, _, buffer)
      return M.views[buffer] ~= nil
    end,
    on_line = function(_, _, buffer, line)
      local view = M.views[buffer]
      local marks = view and require('followup.ui.render').marks(view.drawing, line + 1)
      for _, mark in ipairs(marks or {}) do
        pcall(vim.api.nvim_buf_set_extmark, buffer, namespace, line, mark[1], {
          end_col = mark[2],
          hl_group = mark[3],
          ephemeral = true,
        })
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

local function line_of(drawing, case, otherwise)
  for number = 1, case and #drawing.lines or 0 do
    if drawing.rows[number] == case then
      return number
    end
  end
  return math.max(1, math.min(otherwise, #drawing.lines))
end

local function cursors(view)
  local kept = {}
  for _, window in ipairs(vim.fn.win_findbuf(view.buffer)) do
    local saved = vim.api.nvim_win_call(window, vim.fn.winsaveview)
    kept[window] = { saved = saved, case = view.drawing and view.drawing.rows[saved.lnum] }
  end
  return kept
end

local function restore(view, kept)
  for window, cursor in pairs(kept) do
    local saved = cursor.saved
    local line = line_of(view.drawing, cursor.case, saved.lnum)
    saved.topline = math.max(1, saved.topline + line - saved.lnum)
    saved.lnum = line
    vim.api.nvim_win_call(window, function()
      vim.fn.winrestview(saved)
    end)
  end
end

local function same(a, b)
  if #a ~= #b then
    return false
  end
  for number = 1, #a do
    if a[number] ~= b[number] then
      return false
    end
  end
  return true
end

---Shows a drawing; the cursor stays on its row, or where the row was.
function M.show(view, drawing)
  local buffer = view.buffer
  if not vim.api.nvim_buf_is_valid(buffer) then
    return
  end
  local is_same = view.drawing and same(view.drawing.lines, drawing.lines)
  local kept = cursors(view)
  view.drawing = drawing
  if not is_same then
    vim.bo[buffer].modifiable = true
    vim.api.nvim_buf_set_lines(buffer, 0, -1, false, drawing.lines)
    vim.bo[buffer].modifiable = false
    vim.bo[buffer].modified = false
    restore(view, kept)
  end
  M.show_evidence(view)
end

---The lines of view.evidence[case], below the row, outside of the text.
function M.show_evidence(view)
  vim.api.nvim_buf_clear_namespace(view.buffer, evidence_space, 0, -1)
  if not next(view.evidence) then
    return
  end
  for number = 1, #view.drawing.lines do
    local lines = {}
    for _, line in ipairs(view.evidence[view.drawing.rows[number]] or {}) do
      table.insert(lines, { { line, 'FollowupEvidence' } })
    end
    if #lines > 0 then
      vim.api.nvim_buf_set_extmark(
        view.buffer,
        evidence_space,
        number - 1,
        0,
        { virt_lines = lines }
      )
    end
  end
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

---Redraws when the width changes.
local function watch_width(view)
  local group = vim.api.nvim_create_augroup('followup_buffer_' .. view.buffer, {})
  local function redraw()
    local width = M.width(view.buffer)
    if M.views[view.buffer] and view.width ~= width then
      view.width = width
      view:resize()
    end
  end
  vim.api.nvim_create_autocmd({ 'BufWinEnter', 'WinEnter' }, {
    group = group,
    buffer = view.buffer,
    callback = function()
      set_window()
      redraw()
    end,
  })
  local resized = { 'VimResized' }
  if vim.fn.exists('##WinResized') == 1 then
    table.insert(resized, 'WinResized')
  end
  vim.api.nvim_create_autocmd(resized, { group = group, callback = redraw })
  vim.api.nvim_create_autocmd('BufWipeout', {
    group = group,
    buffer = view.buffer,
    callback = function()
      M.views[view.buffer] = nil
      vim.api.nvim_del_augroup_by_id(group)
    end,
  })
end

local is_prepared = false

local function prepare()
  if is_prepared then
    return
  end
  is_prepared = true
  set_highlights()
  set_provider()
  vim.api.nvim_create_autocmd('ColorScheme', {
    group = vim.api.nvim_create_augroup('followup_highlights', {}),
    callback = set_highlights,
  })
  local paths = require('followup.paths')
  local seen = paths.facts()
  vim.schedule(function() -- the list is drawn first
    require('followup.watch').start()
    if paths.facts() ~= seen then
      M.reload_all()
    end
  end)
end

---Makes the buffer of a view: no file, no modelines, nothing that could run text.
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
  for name, value in pairs(options) do
    vim.bo[buffer][name] = value
  end
  view.evidence = view.evidence or {}
  view.drawing = { lines = {}, rows = {}, heads = {}, marks = {} }
  M.views[buffer] = view
  require('followup.ui.keys').set(view)
  watch_width(view)
  if vim.api.nvim_get_current_buf() == buffer then
    set_window()
  end
  view.width = M.width(buffer)
  view:reload()
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
  return M.views[buffer]
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

function M.reload_all()
  for buffer, view in pairs(M.views) do
    if vim.api.nvim_buf_is_valid(buffer) then
      view:reload()
    else
      M.views[buffer] = nil
    end
  end
end

function M.draw_all()
  for buffer, view in pairs(M.views) do
    if vim.api.nvim_buf_is_valid(buffer) then
      view:draw()
    end
  end
end

---The view of the current buffer, or nil.
function M.current()
  return M.views[vim.api.nvim_get_current_buf()]
end

return M
