-- How the real list looks: run by tests/hosts/look.t. SPDX-License-Identifier: GPL-3.0-or-later
local T = _G.T

local every_group = { 'now', 'grace', 'answered', 'later', 'snoozed' }

local function open(child, options)
  options =
    vim.tbl_extend('force', { command = vim.env.FOLLOWUP_PROGRAM, index = false }, options or {})
  child:lua([[require('followup').setup(...)]], options)
  child:cmd('FollowupDue')
  child:wait("not require('followup.ui.buffer').current().is_reading", 'the rows')
end

---No line is wider than the window, as Neovim counts columns.
local function fits(child, width)
  for _, line in ipairs(child:lines()) do
    local columns = child:lua('return vim.fn.strdisplaywidth(...)', line)
    T.ok(columns <= width, ('%d columns: %s'):format(columns, line))
  end
end

---Where the name begins, in columns on the screen, of every row: wide characters shift nothing.
local function columns_of_names(child)
  return child:lua([==[
    local drawing, found = require('followup.ui.buffer').current().drawing, {}
    for _, block in ipairs(drawing.blocks) do
      local first, last, place = block[1], block[2], block[3]
      for number = first, last do
        local line, start = vim.fn.getline(number), drawing.spans[(place + number - first) * 3 - 1]
        found[vim.fn.strdisplaywidth(line:sub(1, start))] = line
      end
    end
    return vim.tbl_count(found)
  ]==])
end

local function narrow(width)
  return function(child)
    vim.rpcrequest(child.job, 'nvim_ui_attach', width, 12, {})
    open(child, { open_groups = every_group })
    for _, keys in ipairs({ 'x', 'u', '2x', '2u', 'sfriday<CR>', 'u', 'nrang<CR>', 'u', 'm', 'u' }) do
      vim.rpcrequest(child.job, 'nvim_input', keys)
      vim.wait(10000, function()
        local mode = vim.rpcrequest(child.job, 'nvim_get_mode')
        return mode.blocking
          or (mode.mode == 'n' and child:lua("return require('followup.worker').is_idle()"))
      end, 5)
      local mode = vim.rpcrequest(child.job, 'nvim_get_mode')
      T.equal(mode, { mode = 'n', blocking = false }, keys .. ' at ' .. width .. ' columns')
    end
    T.ok(#child:cmd('messages') > 20, 'nothing was said')
  end
end

return {
  {
    'at 80 columns',
    function(child)
      open(child)
      T.screen(child:screen(), 'real_80')
      fits(child, 80)
    end,
  },
  {
    'at 60 columns with all groups open',
    function(child)
      child:cmd('set columns=60 lines=28')
      open(child, { open_groups = every_group })
      T.screen(child:screen(), 'real_60')
      fits(child, 60)
      T.equal(columns_of_names(child), 1)
    end,
  },
  {
    'every width from 40 to 130, wide characters and all',
    function(child)
      open(child, { open_groups = every_group })
      for width = 40, 130 do
        child:cmd('set columns=' .. width)
        child:wait('require("followup.ui.buffer").current().width == ' .. width)
        child:wait("not require('followup.ui.buffer').current().is_reading")
        fits(child, width)
        T.equal(columns_of_names(child), 1, 'at ' .. width)
      end
    end,
  },
  {
    'at 120 columns with the evidence of a row',
    function(child)
      child:cmd('set columns=120')
      open(child)
      child:keys('gg/Ada<CR>K')
      T.screen(child:screen(), 'real_120')
      fits(child, 120)
    end,
  },
  { 'no notice asks for a key press at 80 columns', narrow(80) },
  { 'no notice asks for a key press at 40 columns', narrow(40) },
  { 'no notice asks for a key press at 25 columns', narrow(25) },
  {
    'a notice of wide characters is cut by columns',
    function(child)
      vim.rpcrequest(child.job, 'nvim_ui_attach', 60, 12, {})
      child:cmd('set ruler showcmd')
      child:lua("require('followup.notify').info(('田'):rep(100) .. '\\n' .. ('é'):rep(100))")
      T.equal(vim.rpcrequest(child.job, 'nvim_get_mode').blocking, false)
    end,
  },
}
