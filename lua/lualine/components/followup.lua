-- lualine: sections = { lualine_x = { 'followup' } }. SPDX-License-Identifier: GPL-3.0-or-later
local component = require('lualine.component'):extend()

function component.update_status()
  return require('followup').statusline()
end

return component
