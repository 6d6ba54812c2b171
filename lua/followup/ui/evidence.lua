-- The sentences that decided about a row, below it. SPDX-License-Identifier: GPL-3.0-or-later
local text = require('followup.ui.text')

local M = {}

local namespace = vim.api.nvim_create_namespace('followup_evidence')

local function quote_lines(lines, label, item, width)
  local quote = item.quote and '“' .. text.clean(item.quote) .. '”' or '(no sentence: a rule)'
  local indent = '            '
  for number, line in ipairs(text.wrap(quote, width - #indent)) do
    table.insert(lines, (number == 1 and text.cell(label, 11, true) .. ' ' or indent) .. line)
  end
  table.insert(lines, indent .. text.cut(text.clean(item.rule or ''), width - #indent))
end

---Why the row stands there: shown under it.
function M.lines(row, width)
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

---The lines of view.evidence[case], below the row, outside of the text.
function M.show(view)
  vim.api.nvim_buf_clear_namespace(view.buffer, namespace, 0, -1)
  for number = 1, vim.api.nvim_buf_line_count(view.buffer) do
    local lines = {}
    for _, line in ipairs(view.evidence[view.drawing.rows[number]] or {}) do
      table.insert(lines, { { line, 'FollowupEvidence' } })
    end
    if #lines > 0 then
      vim.api.nvim_buf_set_extmark(view.buffer, namespace, number - 1, 0, { virt_lines = lines })
    end
  end
end

return M
