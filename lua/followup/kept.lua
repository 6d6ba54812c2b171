-- The page of followup://due as it was last read, kept in the file `page` beside the index, so that the
-- list is on the screen before the C module is loaded.
--
-- Its first line is the mark of all that the page was made from. The mark is taken before the rows are
-- read: what changes meanwhile makes the file worthless, never wrong. The second line holds the page
-- but its rows; then follow a line of case ids, twelve bytes each, one of spans, six bytes each, and
-- the lines of the rows.
-- SPDX-License-Identifier: GPL-3.0-or-later
local compat = require('followup.compat')
local paths = require('followup.paths')
local uv = compat.uv

local M = {}

if jit then
  jit.off(true, true) -- the loops here end before a compiler would have paid
end

local most_rows = 5000 -- more take long to read on the main loop

local function file_name()
  return paths.cache() .. '/page'
end

---One line that differs when anything differs that a page is made from, but for the time of day: what
---judges, config, zone, clock of tests, width, index and decisions. nil without the C module.
local function mark_of(width)
  local core = paths.core()
  if not core then
    return nil
  end
  local parts = { 'followup-page 1', width, os.getenv('TZ') or '', os.getenv('FOLLOWUP_NOW') or '' }
  local files = { core, paths.config(), '/etc/localtime', '/usr/share/zoneinfo' }
  for _, path in ipairs(files) do
    parts[#parts + 1] = path .. '=' .. paths.mark(path)
  end
  parts[#parts + 1] = paths.facts()
  return (table.concat(parts, ' '):gsub('\n', ' '))
end

local function holds_now(head)
  local now = os.time()
  return (os.getenv('FOLLOWUP_NOW') or '') ~= '' or (head.from <= now and now < head.till)
end

---A list of items of a fixed width, cut from the text when they are asked for: few rows are on the
---screen.
local function items(text, width, convert)
  return setmetatable({}, {
    __index = function(_, number)
      return convert(text:sub((number - 1) * width + 1, number * width))
    end,
  })
end

---The head and the page of the file. Line by line: one text of the whole file would cost more than
---all the rest.
local function read(file, mark)
  local head = file:read('*l') == mark and compat.decode(file:read('*l') or '')
  if not head then
    return nil
  end
  local page, count = head.page, 0
  page.cases = items(file:read('*l') or '', 12, tostring)
  page.spans = items(file:read('*l') or '', 6, tonumber)
  page.lines = {}
  for line in file:lines() do
    count = count + 1
    page.lines[count] = line
  end
  return count == head.count and head or nil
end

local known = {} -- the last head with its page and mark, for the next list of this Neovim

---The page of that mark, or nil.
local function find(mark)
  local file = known.mark ~= mark and io.open(file_name(), 'rb')
  if file then
    known = read(file, mark) or {}
    known.mark = mark
    file:close()
  end
  return known.mark == mark and known.page and holds_now(known) and known.page or nil
end

---That it cannot be written costs time, never the list.
local function write(page, mark)
  local dates = require('followup.dates')
  local from, till = dates.instant(page.now), dates.instant(page.valid_until)
  local head = { count = #page.lines, from = from, till = till, page = {} }
  if not from or not till then
    return
  end
  known = { mark = mark, page = page, from = from, till = till }
  for _, name in ipairs({ 'version', 'now', 'indexed_at', 'complete', 'groups' }) do
    head.page[name] = page[name]
  end
  local spans, numbers = {}, page.spans
  for last = 3, head.count * 3, 3 do
    local row = ('%6d%6d%6d'):format(numbers[last - 2], numbers[last - 1], numbers[last])
    spans[last / 3] = row
  end
  local parts = { mark, vim.json.encode(head), table.concat(page.cases), table.concat(spans) }
  vim.list_extend(parts, page.lines)
  local made = file_name() .. '.' .. uv.getpid()
  local file = uv.fs_open(made, 'w', 384) -- mode 0600
  if file then
    local text = table.concat(parts, '\n') .. '\n'
    local written = uv.fs_write(file, text, 0)
    uv.fs_close(file)
    if written ~= #text or not uv.fs_rename(made, file_name()) then
      uv.fs_unlink(made)
    end
  end
end

---The page for followup://due. options: width, only. `done` gets it at once where the one that is
---kept holds; else it is read beside the editor, and `done` gets it later, or nil and why.
function M.page(options, done)
  local mark = not options.only and mark_of(options.width) or nil
  local page = mark and find(mark)
  if page then
    return done(page)
  end
  require('followup.source').later('page', { options }, function(answer, why)
    done(answer, why)
    if answer and mark and #answer.lines <= most_rows then
      write(answer, mark)
    end
  end)
end

return M
