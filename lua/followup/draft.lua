-- :FollowupDraft: writes the drafted text into the mail that is being composed.
--
-- Headers, quoted text and signature stay as they are. One undo step. A second call replaces the
-- draft as long as nobody changed it, and never touches changed text. The file is not written.
-- SPDX-License-Identifier: GPL-3.0-or-later
local notify = require('followup.notify')
local target = require('followup.target')

local M = {}

local namespace = vim.api.nvim_create_namespace('followup_draft')

---The lines of a draft: text only, no control but what Neovim shows.
local function to_lines(body)
  local lines = vim.split(body:gsub('\r', ''), '\n', { plain = true })
  while #lines > 0 and lines[#lines] == '' do
    table.remove(lines)
  end
  return lines
end

---First line (0-based) after the headers.
local function body_start(lines)
  local _, blank = target.headers(lines)
  return blank or 0
end

---Line (0-based) of the signature mark, else the end. The last one counts: a quoted mail may hold
---its own.
local function signature_line(lines, first)
  for number = #lines, first + 1, -1 do
    if lines[number] == '-- ' then
      return number - 1
    end
  end
  return #lines
end

---Where the draft goes: first and last line to replace, and what is put around it.
local function place(lines, draft, position)
  local first = body_start(lines)
  local signature = signature_line(lines, first)
  local new = vim.list_extend({}, draft)
  if position == 'below' then
    local at = signature
    while at > first and not (lines[at] or ''):find('%S') do
      at = at - 1
    end
    if at > first then
      table.insert(new, 1, '')
    end
    if signature < #lines then
      table.insert(new, '')
    end
    return at, signature, new, at > first and 1 or 0
  end
  -- empty lines above the text are room for the answer
  local last = first
  while last < #lines and not (lines[last + 1] or ''):find('%S') do
    last = last + 1
  end
  if last < #lines then
    table.insert(new, '')
  end
  return first, last, new, 0
end

---The text that now stands where an earlier draft was written; nil where there was none, or where
---it is gone (taken back, or deleted as a whole).
local function earlier(buffer)
  local id = vim.b[buffer].followup_draft_mark
  local mark = id and vim.api.nvim_buf_get_extmark_by_id(buffer, namespace, id, { details = true })
  local details = mark and mark[3]
  if not details or not details.end_row then
    return nil
  end
  local first, last = mark[1], details.end_row
  local ok, lines =
    pcall(vim.api.nvim_buf_get_text, buffer, first, mark[2], last, details.end_col, {})
  return ok and table.concat(lines):find('%S') and lines or nil
end

---First line (0-based) at which the lines of `part` stand in `lines`, below line `from`.
local function find_block(lines, part, from)
  for first = from, #lines - #part do
    local number = 1
    while number <= #part and lines[first + number] == part[number] do
      number = number + 1
    end
    if number > #part then
      return first
    end
  end
end

local function remember(buffer, first, draft)
  vim.b[buffer].followup_draft_lines = draft
  local last = first + #draft - 1
  vim.b[buffer].followup_draft_mark = vim.api.nvim_buf_set_extmark(
    buffer,
    namespace,
    first,
    0,
    { end_row = last, end_col = #draft[#draft] }
  )
  -- read anew from the file, the text is another one
  local group = vim.api.nvim_create_augroup('followup_draft_' .. buffer, {})
  vim.api.nvim_create_autocmd('BufReadPre', {
    group = group,
    buffer = buffer,
    callback = function()
      vim.b[buffer].followup_draft_lines = nil
      vim.b[buffer].followup_draft_mark = nil
    end,
  })
end

---A new undo step begins here, even right after another change.
local function replace(buffer, first, last, new)
  vim.api.nvim_buf_call(buffer, function()
    vim.cmd('let &g:undolevels = &g:undolevels')
  end)
  vim.api.nvim_buf_set_lines(buffer, first, last, false, new)
end

---Puts the draft into the buffer. Returns what was done, in words, whether text came in, and its
---first line (0-based).
function M.insert(buffer, body)
  local draft = to_lines(body)
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  if #draft == 0 then
    return 'the draft is empty: nothing was inserted'
  end
  if find_block(lines, draft, body_start(lines)) then
    return 'the draft stands there already'
  end
  local old = vim.b[buffer].followup_draft_lines
  local first = old and find_block(lines, old, 0)
  if first then
    replace(buffer, first, first + #old, draft)
    remember(buffer, first, draft)
    return 'draft replaced', true, first
  elseif earlier(buffer) then
    return 'you changed the draft: it was left as it is'
  end
  local position = require('followup.config').get('draft_position')
  local from, to, new, offset = place(lines, draft, position)
  replace(buffer, from, to, new)
  remember(buffer, from + offset, draft)
  return 'draft inserted', true, from + offset
end

---"draft inserted (thank-you), 2 places to fill in: <Tab> goes there; u takes it out"
local function tell(done, draft, places)
  local label = draft.template and (' (%s)'):format(draft.template) or ''
  local rest = places == 1 and ', 1 place to fill in: <Tab> selects it'
    or places > 1 and (', %d places to fill in: <Tab> goes there'):format(places)
    or ''
  notify.info(done .. label .. rest .. '; u takes it out')
end

---The case may answer somebody else than this mail does: its newest mail may stand in another thread.
local function other_recipients(buffer, draft)
  local fields = target.headers(vim.api.nvim_buf_get_lines(buffer, 0, 400, false))
  local people = ((fields and fields.to or '') .. ' ' .. (fields and fields.cc or '')):lower()
  local first = (draft.to or {})[1]
  if not people:find('@', 1, true) or not first then
    return nil
  end
  for _, person in ipairs(draft.to) do
    if people:find((person.address or ''):lower(), 1, true) then
      return nil
    end
  end
  return ('To: the case answers %s, this mail goes to somebody else'):format(first.address)
end

---Fetches and inserts; a code and a message when that failed.
local function run(buffer, id, template)
  local draft, why, code = require('followup.source').draft(id, template)
  if not draft then
    return code, why
  end
  if not vim.api.nvim_buf_is_valid(buffer) or not vim.bo[buffer].modifiable then
    return 'not_modifiable', 'this buffer cannot be changed: open the mail you are writing'
  end
  local done, is_new, first = M.insert(buffer, draft.body)
  if not is_new then
    notify.info(done)
  else
    vim.b[buffer].followup_draft_id = id
    local stops = require('followup.stops')
    tell(done, draft, stops.start(buffer))
    stops.first(buffer, first)
    require('followup.check').watch(buffer)
    -- a read-only home must not cost the draft
    require('followup.source').later('decide', { 'drafted', id }, function() end)
  end
  local warnings = draft.warnings or {}
  if #warnings == 0 then
    warnings = { other_recipients(buffer, draft) }
  end
  for _, warning in ipairs(warnings) do
    notify.warn(warning)
  end
end

---Asks which case it is for. The buffer may be gone when the answer comes.
local function ask(buffer, template)
  local list, why = require('followup.source').rows(10000)
  if not list then
    return notify.warn(why)
  end
  if #list.rows == 0 then
    return notify.info('nobody owes anybody a reply: there is nothing to draft')
  end
  local render = require('followup.ui.render')
  vim.ui.select(list.rows, {
    prompt = 'Which mail do you answer?',
    format_item = function(row)
      return render.who(row) .. ': ' .. render.what(row)
    end,
  }, function(row)
    if row then
      local code, message = run(buffer, row.case, template)
      if code then
        notify.warn(message or code)
      end
    end
  end)
end

---:FollowupDraft. Never raises, whatever happens: a mailer takes a failing editor for an abort.
function M.command(template)
  local ok, message = pcall(function()
    local buffer = vim.api.nvim_get_current_buf()
    local view = require('followup.ui.buffer').current()
    if view then -- in the list: the whole mail for the row at the cursor
      local row = view:counted(vim.api.nvim_win_get_cursor(0)[1], 1)[1]
      return row and require('followup.compose').open(row.case, template)
    end
    local id = target.find(buffer)
    -- `nvim -c FollowupDraft` as the editor of a mailer writes new mails, too: it must not ask
    local is_start = vim.v.vim_did_enter == 0
    if not id then
      return not is_start and ask(buffer, template)
    end
    local code, why = run(buffer, 'id:' .. id, template)
    if code == 'not_found' and is_start then
      return
    elseif code == 'not_found' then
      notify.warn('the mail that this answers is in no case: choose one')
      ask(buffer, template)
    elseif code or why then
      notify.warn(why or code)
    end
  end)
  if not ok then
    notify.warn('draft: ' .. tostring(message))
  end
end

return M
