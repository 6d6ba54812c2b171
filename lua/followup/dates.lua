-- Calendar dates as people read them. Pure: no clock, no locale.
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

local weekdays = { 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun' }
local months =
  { 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec' }

---Remembers answers: a list of a thousand rows names few days. Emptied when it grows.
local function remembered(compute)
  local known, count = {}, 0
  return function(text, today)
    local key = today and (text or '') .. today or text or ''
    local answer = known[key]
    if answer == nil then
      answer = compute(text, today) or false
      count = count + 1
      if count > 2000 then
        known, count = {}, 1
      end
      known[key] = answer
    end
    return answer or nil
  end
end

---Days since 1970-01-01 of "YYYY-MM-DD..." (proleptic Gregorian), nil for other text.
local function compute_day(text)
  local year, month, day = (text or ''):match('^(%d%d%d%d)-(%d%d)-(%d%d)')
  if not year then
    return nil
  end
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  if month < 1 or month > 12 then
    return nil
  end
  -- years begin in March, so that the leap day is the last day of one
  local shifted = month <= 2 and year - 1 or year
  local era = math.floor(shifted / 400)
  local of_era = shifted - era * 400
  local of_year = math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return era * 146097
    + of_era * 365
    + math.floor(of_era / 4)
    - math.floor(of_era / 100)
    + of_year
    - 719468
end

M.day = remembered(compute_day)

---"Tue 17 Mar", with the year where it is not that of `today`.
local function compute_short(text, today)
  local day = M.day(text)
  if not day then
    return ''
  end
  local label = ('%s %d %s'):format(
    weekdays[(day + 3) % 7 + 1],
    tonumber(text:sub(9, 10)),
    months[tonumber(text:sub(6, 7))]
  )
  if today and text:sub(1, 4) ~= today:sub(1, 4) then
    label = label .. ' ' .. text:sub(1, 4)
  end
  return label
end

M.short = remembered(compute_short)

---Seconds since 1970 of "YYYY-MM-DDTHH:MM:SS+HH:MM", nil for other text.
function M.instant(text)
  local day = M.day(text)
  local hour, minute, second = (text or ''):match('T(%d%d):(%d%d):?(%d*)')
  if not day or not hour then
    return nil
  end
  local sign, hours, minutes = text:match('([+-])(%d%d):(%d%d)$')
  local offset = sign and (tonumber(hours) * 60 + tonumber(minutes)) * 60 or 0
  if sign == '-' then
    offset = -offset
  end
  return day * 86400 + hour * 3600 + minute * 60 + (tonumber(second) or 0) - offset
end

---"14:10" on the day `today`, else "Tue 17 Mar 14:10".
function M.moment(text, today)
  local clock = (text or ''):match('T(%d%d:%d%d)')
  if not clock then
    return ''
  end
  if text:sub(1, 10) == today then
    return clock
  end
  return M.short(text, today) .. ' ' .. clock
end

return M
