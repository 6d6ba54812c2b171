-- :Followup check: a look at the mail in this buffer before it is sent.
-- SPDX-License-Identifier: GPL-3.0-or-later
local notify = require('followup.notify')

local M = {}

---Words that tell of an attachment, in a line the user wrote.
local attachment_words = { 'attached', 'attachment', 'enclosed', 'im anhang', 'ci-joint' }

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

---What strikes: one sentence each.
function M.problems(lines)
  local target = require('followup.target')
  local fields, blank = target.headers(lines)
  local problems = {}
  local own = own_lines(lines, blank or 0)
  local text = table.concat(own, '\n')
  local placeholder = text:match(require('followup.stops').pattern)
  if placeholder then
    table.insert(problems, placeholder .. ' is not filled in')
  end
  if not text:find('%S') then
    table.insert(problems, 'there are no words of yours')
  end
  if fields and not (fields.subject or ''):find('%S') then
    table.insert(problems, 'the subject is empty')
  end
  if fields and not (fields.to or ''):find('%S') then
    table.insert(problems, 'there is nobody in To')
  end
  for _, word in ipairs(attachment_words) do
    if text:lower():find(word, 1, true) then
      table.insert(problems, ('you wrote "%s": is it attached?'):format(word))
      break
    end
  end
  return problems
end

---At each write of a mail that got a draft: silent when nothing strikes.
function M.quietly(buffer)
  local ok, problems = pcall(function()
    return M.problems(vim.api.nvim_buf_get_lines(buffer, 0, -1, false))
  end)
  if ok and problems[1] then
    notify.warn(problems[1])
  end
end

function M.command()
  local problems = M.problems(vim.api.nvim_buf_get_lines(0, 0, -1, false))
  if #problems == 0 then
    return notify.info('nothing strikes in this mail')
  end
  for _, problem in ipairs(problems) do
    notify.warn(problem)
  end
end

return M
