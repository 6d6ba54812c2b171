-- What a buffer of ours shows: its lines, and which row and which highlight each of them has.
-- No buffer, no window, no clock. SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

if jit then
  jit.off(true, true) -- the loops here end before a compiler would have paid
end

---@class followup.Drawing
---@field lines string[]|nil
---@field fill nil|fun(buffer): boolean writes the lines where `lines` is nil; false: it could not
---@field rows table<number, string> the case of a line (1-based); asked for line by line only
---@field heads table<number, string> the group of a heading line
---@field highlights table<number, string> of whole lines
---@field blocks table[] { first line, last line, first row of the page, highlight } of each group
---@field cases string[] of the rows of the page
---@field spans number[] three numbers for each row of the page: where the first column ends, where
---the name begins and ends, in bytes
---@field page table|nil what the page holds besides its rows, where it was not read to draw this

---The place in the page, and the highlight, of what a line shows.
local function place_of(drawing, number)
  for _, block in ipairs(drawing.blocks) do
    if number >= block[1] and number <= block[2] then
      return number - block[1] + block[3], block[4]
    end
  end
end

local Rows = {}

function Rows.__index(rows, number)
  local place = place_of(rows.drawing, number)
  return place and rows.drawing.cases[place]
end

---Makes a drawing of what is given the one that it should be.
---@return followup.Drawing
function M.new(drawing)
  drawing = drawing or { lines = {} }
  for _, name in ipairs({ 'heads', 'highlights', 'blocks', 'cases', 'spans' }) do
    drawing[name] = drawing[name] or {}
  end
  drawing.rows = setmetatable({ drawing = drawing }, Rows)
  return drawing
end

---Adds a line, and gives its number.
function M.add(drawing, line, highlight)
  local number = #drawing.lines + 1
  drawing.lines[number] = line
  drawing.highlights[number] = highlight
  return number
end

local is_whole = { FollowupGrace = true, FollowupAnswered = true }

---{ first byte, last byte or -1, highlight } of each mark in a line: asked for what is on the
---screen only.
function M.marks(drawing, number)
  local place, group = place_of(drawing, number)
  if not place then
    local highlight = drawing.highlights[number]
    return highlight and { { 0, -1, highlight } } or {}
  elseif is_whole[group] then
    return { { 0, -1, group } }
  end
  local spans, at = drawing.spans, place * 3
  return { { 0, spans[at - 2], group }, { spans[at - 1], spans[at], 'FollowupWho' } }
end

return M
