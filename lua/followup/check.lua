-- :FollowupCheck: a look at the mail in this buffer before it is sent.
-- SPDX-License-Identifier: GPL-3.0-or-later
local notify = require('followup.notify')

local M = {}

---Words that tell of an attachment, in a line the user wrote.
local attachment_words = {
  'attached',
  'attachment',
  'enclosed',
  'im anhang',
  'angehängt',
  'beigefügt',
  'anbei',
  'ci-joint',
  'en pièce jointe',
  'adjunto',
}

---The lines the user wrote: no headers, quotes, or signature.
local function own_lines(lines, first)
  local own = {}
  for number = first + 1, #lines do
    if lines[number] == '-- ' then
      break
    end
    if not lines[number]:match('^%s*>') then
      table.insert(own, lines[number])
    end
  end
  return own
end

---"[[day]] and 2 more are not filled in"
local function open_places(text)
  local pattern = require('followup.stops').pattern
  local first, count = text:match(pattern), select(2, text:gsub(pattern, ''))
  if count <= 1 then
    return first and first .. ' is not filled in'
  end
  return ('%s and %d more are not filled in'):format(first, count - 1)
end

local function promised_attachment(text)
  for _, word in ipairs(attachment_words) do
    if text:lower():find(word, 1, true) then
      return ('you wrote "%s": is it attached?'):format(word)
    end
  end
end

---What strikes, one sentence each; and how many of the first of them are surely wrong.
---@param row table|nil the case that the mail belongs to
function M.problems(lines, row, today)
  local fields, blank = require('followup.target').headers(lines)
  local own = own_lines(lines, blank or 0)
  local text = table.concat(own, '\n')
  local subject = fields and fields.subject or ''
  local problems = { open_places(text .. '\n' .. subject) }
  vim.list_extend(problems, require('followup.contradiction').find(own, row, today))
  local grave = #problems
  if not text:find('%S') then
    table.insert(problems, 'there are no words of yours')
  end
  if fields and not subject:find('%S') then
    table.insert(problems, 'the subject is empty')
  end
  if fields and not (fields.to or ''):find('%S') then
    table.insert(problems, 'there is nobody in To')
  end
  -- mutt's Attach: names a file that is attached
  local promised = not (fields and fields.attach) and promised_attachment(text)
  if promised then
    table.insert(problems, promised)
  end
  return problems, grave
end

---The case of the mail in the buffer, nil where it is in none.
local function row_of(buffer)
  local id = vim.b[buffer].followup_draft_id
  if not id then
    local answered = require('followup.target').find(buffer)
    id = answered and 'id:' .. answered
  end
  return id and require('followup.source').now('show', { id }, 2000) or nil
end

local function look(buffer)
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  local today = vim.env.FOLLOWUP_NOW or os.date('%Y-%m-%d')
  return M.problems(lines, row_of(buffer), today:sub(1, 10))
end

---At each write of a mail that got a draft: silent when nothing strikes.
local function at_write(buffer)
  local ok, problems = pcall(look, buffer)
  if ok and problems[1] then
    -- `:wq` asks instead
    vim.schedule(function()
      notify.warn(table.concat(problems, '; '))
    end)
  end
end

---After `:wq` the editor is gone before a message is read: what is surely wrong is asked. A window
---more keeps Neovim open, since the one that is left is closed then.
local function at_quit(buffer)
  if vim.bo[buffer].modified or #vim.api.nvim_list_uis() == 0 then
    return -- `:q!`, or nobody is there to answer
  end
  local ok, problems, grave = pcall(look, buffer)
  if not ok or grave == 0 then
    return
  end
  local question = 'followup: ' .. table.concat(problems, '\n', 1, grave)
  if vim.fn.confirm(question, '&Edit again\n&Leave it so', 1) == 1 then
    require('followup.stops').first(buffer, 0)
    vim.cmd('split')
  end
end

---Looks at this mail whenever it is written or left.
function M.watch(buffer)
  local group = vim.api.nvim_create_augroup('followup_check_' .. buffer, {})
  for event, callback in pairs({ BufWritePost = at_write, QuitPre = at_quit }) do
    vim.api.nvim_create_autocmd(event, {
      group = group,
      buffer = buffer,
      callback = function()
        callback(buffer)
      end,
    })
  end
end

function M.command()
  local buffer = vim.api.nvim_get_current_buf()
  local problems = look(buffer)
  if #problems == 0 then
    return notify.info('nothing strikes in this mail')
  end
  for _, problem in ipairs(problems) do
    notify.warn(problem)
  end
end

return M
