-- From what is read to lines and marks: no buffer, no window, no clock. The rows of the list come as
-- lines already (view/list.h makes them for the command line and for us); what stands around them,
-- and the evidence of one row, is made here.
-- SPDX-License-Identifier: GPL-3.0-or-later
local dates = require('followup.dates')
local text = require('followup.ui.text')

local M = {}

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

---@class followup.Drawing
---@field lines string[]
---@field rows table<number, string> the case of a line (1-based); asked for line by line only
---@field heads table<number, string> the group of a heading line
---@field marks table<number, table[]> { first byte, last byte, highlight } of a line
---@field blocks table[] { first line, last line, first row of the page, highlight } of each group
---@field spans number[]|nil three numbers for each row of the page

---The place in the page, and the highlight, of what a line of a drawing shows.
local function place_of(blocks, number)
  for _, block in ipairs(blocks) do
    if number >= block[1] and number <= block[2] then
      return number - block[1] + block[3], block[4]
    end
  end
end

local function new_drawing(page)
  local blocks = {}
  local rows = setmetatable({}, {
    __index = function(_, number)
      local place = place_of(blocks, number)
      return place and page.cases[place]
    end,
  })
  return { lines = {}, rows = rows, heads = {}, marks = {}, blocks = blocks, spans = page.spans }
end

local function add(drawing, line, highlight)
  local number = #drawing.lines + 1
  drawing.lines[number] = line
  if highlight then
    drawing.marks[number] = { { 0, #line, highlight } }
  end
  return number
end

---The marks of a line: asked for what is on the screen only.
function M.marks(drawing, number)
  local place, group = place_of(drawing.blocks or {}, number)
  if not place then
    return drawing.marks[number] or {}
  elseif group == 'FollowupGrace' or group == 'FollowupAnswered' then
    return { { 0, #drawing.lines[number], group } }
  end
  local spans, at = drawing.spans, place * 3
  return { { 0, spans[at - 2], group }, { spans[at - 1], spans[at], 'FollowupWho' } }
end

local function add_group(drawing, group, page, first, is_open)
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
  local drawing = new_drawing(page)
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

local function quote_lines(lines, label, item, width)
  local quote = item.quote and '“' .. text.clean(item.quote) .. '”' or '(no sentence: a rule)'
  local indent = '            '
  for number, line in ipairs(text.wrap(quote, width - #indent)) do
    table.insert(lines, (number == 1 and text.cell(label, 11, true) .. ' ' or indent) .. line)
  end
  table.insert(lines, indent .. text.cut(text.clean(item.rule or ''), width - #indent))
end

---Why the row stands there: shown under it.
function M.evidence(row, width)
  local lines = {}
  for number, item in ipairs(row.evidence or {}) do
    quote_lines(lines, number == 1 and 'who' or number == 2 and 'when' or 'also', item, width)
  end
  if #lines == 0 then
    lines[1] = '            no evidence is recorded'
  end
  if row.note then
    for _, line in ipairs(text.wrap('note: ' .. text.clean(row.note), width - 12)) do
      table.insert(lines, '            ' .. line)
    end
  end
  return lines
end

return M
