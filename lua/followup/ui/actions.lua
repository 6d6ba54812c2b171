-- What the keys do. SPDX-License-Identifier: GPL-3.0-or-later
local buffer = require('followup.ui.buffer')
local notify = require('followup.notify')

local M = {}

function M.open(_, rows)
  if rows[1] then
    require('followup.ui.case').open(rows[1].case)
  end
end

function M.toggle(view)
  view:toggle(vim.api.nvim_win_get_cursor(0)[1])
end

function M.why(view, rows)
  local evidence = require('followup.ui.evidence')
  for _, row in ipairs(rows) do
    local is_shown = view.evidence[row.case]
    local details, why = row, nil
    if not is_shown then
      details, why = require('followup.source').row(row.case)
    end
    if not details then
      return notify.warn(why)
    end
    view.evidence[row.case] = not is_shown and evidence.lines(details, view.width) or nil
  end
  evidence.show(view)
end

---The receipt names the command line; here a key does it, and that must not be cut off.
local function with_key(receipt)
  return 'u takes it back: ' .. receipt:gsub('; take it back with `followup undo`', '')
end

local function tell(verb, said, receipt, why)
  if why then
    notify.warn(why)
  elseif said == 1 then
    notify.info(with_key(receipt))
  elseif said > 1 then
    notify.info(('%s: %d cases; %du takes them back'):format(verb, said, said))
  end
  if said > 0 then
    require('followup.watch').changed()
  end
end

---Says one decision about each row, one after the other; stops at the first that fails.
local function decide(rows, verb, first, second)
  local source = require('followup.source')
  local function say(number, receipt)
    local row = rows[number]
    if not row then
      return tell(verb, number - 1, receipt)
    end
    source.later('decide', { verb, row.case, first, second }, function(text, why)
      if text then
        say(number + 1, text)
      else
        tell(verb, number - 1, receipt, why or 'it was not saved')
      end
    end)
  end
  say(1)
end

M.decide = decide

for _, verb in ipairs({ 'done', 'answered', 'mute' }) do
  M[verb] = function(_, rows)
    decide(rows, verb)
  end
end

function M.undo()
  local source = require('followup.source')
  local wanted = vim.v.count1
  local function take(taken, receipt)
    if taken == wanted then
      notify.info(taken == 1 and receipt or taken .. ' decisions taken back')
      return require('followup.watch').changed()
    end
    source.later('decide', { 'undo' }, function(text, why)
      if text then
        return take(taken + 1, text)
      end
      notify.warn(why or 'there is nothing to take back')
      if taken > 0 then
        require('followup.watch').changed()
      end
    end)
  end
  take(0)
end

local preview_space = vim.api.nvim_create_namespace('followup_preview')

---The day that the words mean for this verb.
local function understood(verb, words)
  local date = require('followup.source').date(words)
  if not date then
    return nil
  end
  local day = verb == 'snooze' and date.start or date.expected
  return require('followup.dates').short(day, os.date('%Y-%m-%d'))
end

---Shows beside the row which day the words mean while they are typed.
local function preview(view, verb, line)
  return vim.api.nvim_create_autocmd('CmdlineChanged', {
    callback = function()
      local words = vim.fn.getcmdline()
      local day = words ~= '' and understood(verb, words)
      vim.api.nvim_buf_clear_namespace(view.buffer, preview_space, 0, -1)
      pcall(vim.api.nvim_buf_set_extmark, view.buffer, preview_space, line - 1, 0, {
        virt_text = { { day and ' = ' .. day .. ' ' or ' = ? ', 'FollowupNow' } },
        virt_text_pos = 'right_align',
      })
      vim.cmd('redraw')
    end,
  })
end

local function ask_date(view, verb, prompt, rows, default)
  local line = vim.api.nvim_win_get_cursor(0)[1]
  local autocmd = preview(view, verb, line)
  require('followup.compat').input({
    prompt = prompt,
    default = default,
    completion = "customlist,v:lua.require'followup.command'.complete_date",
  }, function(words)
    pcall(vim.api.nvim_del_autocmd, autocmd)
    if vim.api.nvim_buf_is_valid(view.buffer) then
      vim.api.nvim_buf_clear_namespace(view.buffer, preview_space, 0, -1)
    end
    if words and vim.trim(words) ~= '' then
      decide(rows, verb, vim.trim(words))
    end
  end)
end

function M.snooze(view, rows)
  if #rows > 0 then
    ask_date(view, 'snooze', 'Snooze until (next friday, in 3 days, 2026-03-20): ', rows)
  end
end

function M.expect(view, rows)
  if #rows > 0 then
    ask_date(view, 'expect', 'Expect their answer by (friday, in 2 weeks): ', rows)
  end
end

function M.note(_, rows)
  if #rows == 0 then
    return
  end
  local details = require('followup.source').row(rows[1].case)
  require('followup.compat').input(
    { prompt = 'Note: ', default = details and details.note or '' },
    function(words)
      if words then
        decide(rows, 'note', vim.trim(words))
      end
    end
  )
end

function M.draft(_, rows)
  if rows[1] then
    require('followup.compose').open(rows[1].case)
  end
end

function M.filter(view)
  require('followup.compat').input({
    prompt = 'Show only (me, them, interview, conversation, a stage or text; empty: all): ',
    default = view.only or '',
  }, function(words)
    if words then
      words = vim.trim(words)
      view.only = words ~= '' and words or nil
      view:reload()
    end
  end)
end

function M.refresh(view)
  require('followup.native').forget_fault()
  view:reload()
  require('followup.refresh').start()
end

function M.leave(view)
  local alternate = vim.fn.bufnr('#')
  if view.kind == 'case' and vim.fn.bufexists('followup://due') == 1 then
    buffer.open('followup://due')
  elseif alternate > 0 and alternate ~= view.buffer and vim.api.nvim_buf_is_loaded(alternate) then
    vim.api.nvim_win_set_buf(0, alternate)
  elseif #vim.api.nvim_list_wins() > 1 then
    vim.api.nvim_win_close(0, false)
  else
    vim.cmd('enew')
  end
end

function M.help(view)
  local lines = require('followup.ui.keys').lines(view.kind)
  local scratch = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(scratch, 0, -1, false, lines)
  vim.bo[scratch].modifiable = false
  vim.bo[scratch].bufhidden = 'wipe'
  local width = 0
  for _, line in ipairs(lines) do
    width = math.max(width, vim.fn.strdisplaywidth(line))
  end
  local window = vim.api.nvim_open_win(scratch, true, {
    relative = 'editor',
    row = math.max(0, math.floor((vim.o.lines - #lines) / 2) - 1),
    col = math.max(0, math.floor((vim.o.columns - width) / 2)),
    width = math.min(width, vim.o.columns),
    height = math.min(#lines, vim.o.lines - 2),
    style = 'minimal',
    border = 'single',
  })
  for _, key in ipairs({ 'q', '<Esc>', '?', '<CR>' }) do
    vim.keymap.set('n', key, function()
      pcall(vim.api.nvim_win_close, window, true)
    end, { buffer = scratch, nowait = true })
  end
end

return M
