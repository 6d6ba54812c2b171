-- From what is read to lines and marks: no buffer, no window, no clock. The rows of the list come as
-- lines already (view/list.h makes them for the command line and for us); what stands around them is
-- made here.
-- SPDX-License-Identifier: GPL-3.0-or-later
local dates = require('followup.dates')
local drawings = require('followup.ui.drawing')
local text = require('followup.ui.text')

local M = {}

local add = drawings.add

if jit then
  jit.off(true, true) -- the loops here end before a compiler would have paid
end

local highlights = {
  now = 'FollowupNow',
  grace = 'FollowupGrace',
  answered = 'FollowupAnswered',
  later = 'FollowupLater',
  snoozed = 'FollowupSnoozed',
}

M.actions = {
  reply = 'reply',
  thank_you = 'say thank you',
  wait = 'wait',
  follow_up = 'follow up',
  second_follow_up = '2nd follow-up',
  closing_note = 'closing note',
  confirm_attendance = 'confirm',
  missed_call = 'missed call?',
  resend = 'send again',
  none = '',
}

---Who it is with: the name, else the address, and how many more.
function M.who(row)
  local people = row.with or {}
  local first = people[1]
  if not first then
    return '(nobody)'
  end
  local label = first.name and first.name ~= '' and first.name or first.address or ''
  if #people > 1 then
    label = label .. ' +' .. (#people - 1)
  end
  return text.clean(label)
end

---The organization and position of a hiring case, else the subject.
function M.what(row)
  local label = row.subject or ''
  if row.kind == 'interview' and row.organization then
    label = row.position and row.organization .. ' · ' .. row.position or row.organization
  end
  return text.clean(label ~= '' and label or '(no subject)')
end

---"as of 09:00", so that a list that could not be renewed says how old it is.
local function age(list)
  if not list.indexed_at then
    return 'never indexed'
  end
  local today = list.now:sub(1, 10)
  local days = dates.day(list.now) - (dates.day(list.indexed_at) or dates.day(list.now))
  local label = 'as of ' .. dates.moment(list.indexed_at, today)
  return days > 0 and label .. (' (%d %s old)'):format(days, days == 1 and 'day' or 'days') or label
end

---What there is to do; the other groups say their number in their headings.
local function counts(groups)
  local number, open = {}, 0
  for _, group in ipairs(groups) do
    number[group.name] = group.count
    open = open + group.count
  end
  if open == 0 then
    return 'nobody owes anybody a reply'
  end
  local head = number.now and number.now .. ' to do now' or 'nothing to do now'
  return number.grace and ('%s, %d in grace'):format(head, number.grace) or head
end

---A group that is closed in a page of which only the shown lines are known cannot be opened.
local function add_group(drawing, group, page, first, is_open)
  is_open = is_open and page.lines[first] ~= nil
  local title = ('%s (%d)%s'):format(
    group.title,
    group.count,
    is_open and '' or '  <Tab> shows them'
  )
  drawing.heads[add(drawing, title, 'FollowupGroup')] = group.name
  local lines = drawing.lines
  local before, count = #lines, is_open and group.count or 0
  for number = 1, count do
    lines[before + number] = page.lines[first + number - 1]
  end
  lines[before + count + 1] = ''
  table.insert(drawing.blocks, { before + 1, before + count, first, highlights[group.name] })
end

---The whole list. options: width, open (set of group names), note (a line about the index), only.
---@param page table what core.page answers, or { is_empty = true } before it did
---@return followup.Drawing
function M.due(page, options)
  local drawing = drawings.new({ lines = {}, cases = page.cases, spans = page.spans })
  local head = page.is_empty and 'reading ...' or counts(page.groups)
  local right = page.is_empty and '' or age(page)
  local gap = math.max(2, options.width - text.width(head) - text.width(right))
  add(drawing, text.cut(head .. (' '):rep(gap) .. right, options.width), 'FollowupTitle')
  if options.only then
    add(drawing, 'only: ' .. text.clean(options.only) .. '   (f changes it)', 'FollowupHint')
  end
  if options.note then
    for _, line in ipairs(text.wrap(text.clean(options.note), options.width)) do
      add(drawing, line, 'FollowupFault')
    end
  end
  if page.complete == false then
    add(drawing, 'the first reading of your mail is not finished', 'FollowupHint')
  end
  add(drawing, '')
  local first = 1
  for _, group in ipairs(page.groups or {}) do
    add_group(drawing, group, page, first, options.open[group.name])
    first = first + group.count
  end
  local hint = '<CR> case   K why   x done   s snooze   d draft   ? all keys'
  add(drawing, text.cut(hint, options.width), 'FollowupHint')
  return drawing
end

return M
