-- Days in a mail that is being written, against the calendar and against its case. Says something only
-- where a sentence names one day and means another: a false alarm costs more than a missed one.
-- Pure: no clock, no buffer. SPDX-License-Identifier: GPL-3.0-or-later
local dates = require('followup.dates')

local M = {}

local function numbered(lists)
  local numbers = {}
  for _, words in ipairs(lists) do
    for number, word in ipairs(words) do
      numbers[word] = number
    end
  end
  return numbers
end

local weekdays = numbered({
  { 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday' },
  { 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag' },
})
-- with their capitals: "may" and "march" are words, too
local months = numbered({
  { 'January', 'February', 'March', 'April', 'May', 'June' },
  { 'Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August' },
  { 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec' },
})
for number, words in pairs({
  [7] = { 'July' },
  [9] = { 'September', 'Sept' },
  [10] = { 'October', 'Oktober', 'Okt' },
  [11] = { 'November' },
  [12] = { 'December', 'Dezember', 'Dez' },
}) do
  for _, word in ipairs(words) do
    months[word] = number
  end
end

-- days before today
local near = { today = 0, yesterday = 1, heute = 0, gestern = 1 }

local word_pattern = '[%w\128-\255]+'

---Of the years around today the one in which the day is nearest.
local function nearest(month, day, today)
  local best
  for year = tonumber(today:sub(1, 4)) - 1, tonumber(today:sub(1, 4)) + 1 do
    local number = dates.day(('%04d-%02d-%02d'):format(year, month, day))
    if not best or math.abs(number - dates.day(today)) < math.abs(best - dates.day(today)) then
      best = number
    end
  end
  return best
end

local function add(found, first, last, year, month, day, today)
  month, day = tonumber(month), tonumber(day)
  if not month or month < 1 or month > 12 or day < 1 or day > 31 then
    return
  end
  local number = year and dates.day(('%04d-%02d-%02d'):format(year, month, day))
    or nearest(month, day, today)
  table.insert(found, { first = first, last = last, day = number })
end

---"13 March", "March 13th", "13th of March", "13. März", each perhaps with a year.
local function with_month(sentence, found, today)
  for first, word, last in sentence:gmatch('()(' .. word_pattern .. ')()') do
    local month = months[word]
    if month then
      local at, day = sentence:sub(1, first - 1):match('()%f[%d](%d%d?)%l?%l?%.? $')
      if not day then
        at, day = sentence:sub(1, first - 1):match('()%f[%d](%d%d?)%l%l of $')
      end
      local after, rest = sentence:match('^%.? (%d%d?)%f[^%d]%l?%l?()', last)
      local year = sentence:match('^,? (2%d%d%d)%f[^%d]', day and last or rest or last)
      if day then
        add(found, at, last, year, month, day, today)
      elseif after and not sentence:match('^[:.]%d', rest) then
        add(found, first, rest, year, month, after, today)
      end
    end
  end
end

---The days that a sentence names, in order: { text, day?, weekday? }.
function M.days(sentence, today)
  local found = {}
  with_month(sentence, found, today)
  for at, year, month, day, last in sentence:gmatch('()%f[%d](2%d%d%d)-(%d%d)-(%d%d)%f[^%d]()') do
    add(found, at, last, year, month, day, today)
  end
  for at, day, month, year, last in sentence:gmatch('()%f[%d](%d%d?)%.(%d%d?)%.(%d*)()') do
    add(found, at, last, year:match('^2%d%d%d$'), month, day, today)
  end
  for first, word, last in sentence:gmatch('()(' .. word_pattern .. ')()') do
    local joined
    for _, date in ipairs(weekdays[word] and found or {}) do
      local before = sentence:sub(last, date.first - 1)
      if before:match('^,? %(?$') or before:match('^,? %l%l%l $') then
        date.first, date.weekday, joined = first, weekdays[word], true
      end
    end
    if weekdays[word] and not joined then
      table.insert(found, { first = first, last = last, weekday = weekdays[word] })
    end
  end
  for first, word, last in sentence:gmatch('()%f[%a](%l+)()') do
    if near[word] then
      table.insert(found, { first = first, last = last, day = dates.day(today) - near[word] })
    end
  end
  for _, date in ipairs(found) do
    date.text = sentence:sub(date.first, date.last - 1)
    date.text = date.text:gsub('^[^)]*%([^)]*$', '%0)')
  end
  return found
end

local function weekday_of(day)
  return (day + 3) % 7 + 1
end

local function name_of(weekday)
  for name, number in pairs(weekdays) do
    if number == weekday and name:find('day$') then
      return name
    end
  end
end

local function means(date, day)
  if date.day then
    return date.day == day
  end
  return date.weekday == weekday_of(day)
end

local function has(sentence, words)
  for _, word in ipairs(words) do
    if sentence:find(word, 1, true) then
      return true
    end
  end
  return false
end

---Thanks for the appointment that is over, or looks forward to the one ahead; moves none, and names no
---other plan.
local function speaks_of_interview(small, is_over)
  if
    has(
      small,
      { '?', 'instead', 'reschedul', 'postpone', 'another', 'statt', 'verschieb', 'verleg' }
    )
  then
    return false
  elseif is_over then
    return has(small, { 'thank', 'dank' })
      and has(small, { 'conversation', 'interview', ' talk', ' call', ' time', 'gespräch' })
      and not has(small, { ' will ', "'ll ", ' send', ' by ', 'werde', 'schick', ' bis ' })
  end
  return has(small, { 'see you', 'i will be there', "i'll be there", 'bin ich da', 'bestätige' })
    or has(
      small,
      { 'forward to seeing', 'forward to meeting', 'forward to our', 'forward to talk' }
    )
    or has(small, { 'freue mich auf das gespräch', 'freue mich auf unser' })
end

local function speaks_of_their_promise(small)
  return has(small, { 'hear from you', 'wollten sich', 'rückmeldung sollte' })
    and not small:find('?', 1, true)
end

---"Thursday 12 March": the twelfth is another day.
local function against_calendar(date)
  if date.day and date.weekday and date.weekday ~= weekday_of(date.day) then
    return ('"%s" is a %s'):format(date.text, name_of(weekday_of(date.day)))
  end
end

---"by 3 March" of something still to come, in a mail that is written later.
local function is_past_limit(sentence, small, date, today)
  local before = sentence:sub(1, date.first - 1):lower()
  return date.day
    and date.day < dates.day(today)
    and (before:match('%f[%a]by $') or before:match('%f[%a]until $') or before:match('%f[%a]bis $'))
    and has(small, { ' will ', "'ll ", 'could you', 'can you', 'may i', 'please', 'bitte', 'darf' })
end

local function against_case(sentence, date, row, today)
  local small = sentence:lower()
  local interview = row and row.interview and row.interview.start
  local day = interview and dates.day(interview)
  if day and speaks_of_interview(small, day <= dates.day(today)) and not means(date, day) then
    return ('you wrote "%s": the appointment is on %s'):format(
      date.text,
      dates.short(interview, today)
    )
  elseif
    row
    and row.basis == 'stated'
    and row.waiting_on == 'them'
    and speaks_of_their_promise(small)
    and not means(date, dates.day(row.expected))
  then
    return ('you wrote "%s": they named %s'):format(date.text, dates.short(row.expected, today))
  elseif is_past_limit(sentence, small, date, today) then
    return ('"%s" has passed'):format(date.text)
  end
end

---Sentences of text lines; what stands in a list is a sentence of its own.
local function sentences(lines)
  local found, current = {}, ''
  local function finish()
    current = vim.trim(current)
    if current ~= '' then
      table.insert(found, current)
    end
    current = ''
  end
  for _, line in ipairs(lines) do
    if line:match('^%s*$') or line:match('^%s*[-*•] ') then
      finish()
    end
    for piece, mark in (line .. ' '):gmatch('([^.!?;]*)([.!?;]*)') do
      current = current .. piece .. mark
      -- no sentence ends behind a number ("13. März") or a single letter ("p.m.")
      if mark ~= '' and (mark ~= '.' or not piece:find('%f[%w]%w?%d*$')) then
        finish()
      end
    end
  end
  finish()
  return found
end

---What contradicts, one sentence each.
---@param lines string[] the writer's own words
---@param row table|nil the case as `show` gives it
---@param today string "YYYY-MM-DD..."
function M.find(lines, row, today)
  local problems = {}
  for _, sentence in ipairs(sentences(lines)) do
    local named = M.days(sentence, today)
    for _, date in ipairs(named) do
      local problem = against_calendar(date)
      if not problem and #named == 1 then
        problem = against_case(sentence, date, row, today)
      end
      if problem then
        table.insert(problems, problem)
      end
    end
  end
  return problems
end

return M
