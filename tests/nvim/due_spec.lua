-- followup://due with rows in memory. SPDX-License-Identifier: GPL-3.0-or-later
local T = _G.T

local function open(child, options)
  child:lua(
    [[
    package.preload['followup.core'] = function() return require('fake_core') end
    require("followup").setup(vim.tbl_extend("force", { index = false }, (...)))
    ]],
    options or {}
  )
  child:cmd('FollowupDue')
end

local function said(child)
  return child:lua("return require('fake_core').said")
end

local function cursor_case(child)
  return child:lua([==[
    local view = require('followup.ui.buffer').current()
    return view.drawing.rows[vim.api.nvim_win_get_cursor(0)[1]] or ''
  ]==])
end

return {
  {
    'nothing is loaded at start',
    function(child)
      local loaded = child:lua([[
        local names = {}
        for name in pairs(package.loaded) do
          if name:find('^followup') then names[#names + 1] = name end
        end
        return names
      ]])
      T.equal(loaded, {})
      T.equal(child:lua("return vim.fn.exists(':FollowupDue')"), 2)
    end,
  },
  {
    'looks as drawn at 80 columns',
    function(child)
      open(child)
      T.screen(child:screen(), 'due_80')
      T.equal(child:lua('return vim.bo.buftype'), 'nofile')
      T.equal(child:lua('return vim.bo.modeline'), false)
      T.equal(child:lua('return vim.bo.modifiable'), false)
      T.equal(child:lua('return vim.bo.filetype'), 'followup')
      T.equal(cursor_case(child), 'aaaaaaaaaa01')
    end,
  },
  {
    'follows the width of the window',
    function(child)
      open(child)
      child:cmd('set columns=120')
      child:wait("vim.fn.getline(1):find('as of') > 90", 'wide head')
    end,
  },
  {
    'says so when nobody owes a reply',
    function(child)
      child:lua("require('fake_core').rows = {}")
      open(child)
      T.screen(child:screen(), 'due_empty')
    end,
  },
  {
    'K shows and hides why',
    function(child)
      open(child)
      child:keys('K')
      T.screen(child:screen(), 'due_why')
      child:keys('K')
      T.screen(child:screen(), 'due_80')
    end,
  },
  {
    'x is done, for one row, a count and a range',
    function(child)
      open(child)
      child:keys('x')
      T.equal(said(child), { { 'done', 'aaaaaaaaaa01' } })
      T.equal(cursor_case(child), 'aaaaaaaaaa02', 'the next row moved up')
      child:keys('2x')
      T.equal(#said(child), 3)
      T.equal(#child:lua("return require('fake_core').rows"), 4)
      child:keys('ggVGa')
      T.equal(said(child)[4], { 'answered', 'aaaaaaaaaa04' })
      T.equal(child:lua('return vim.fn.mode()'), 'n')
    end,
  },
  {
    'every verb takes one row, a count and a visual range',
    function(child)
      open(child)
      local verbs = {
        a = { '', { 'answered' } },
        m = { '', { 'mute' } },
        s = { 'next friday<CR>', { 'snooze', nil, 'next friday' } },
        e = { 'next friday<CR>', { 'expect', nil, 'next friday' } },
        n = { '<C-u>rang<CR>', { 'note', nil, 'rang' } },
      }
      for key, verb in pairs(verbs) do
        for keys, count in pairs({
          [key] = 1,
          ['2' .. key] = 2,
          ['Vj' .. key] = 2,
          ['V' .. key] = 1,
        }) do
          child:lua("require('fake_core').said = {}")
          child:keys('gg/Ada<CR>')
          child:keys(keys .. verb[1])
          local expected = {}
          for number = 1, count do
            expected[number] = { verb[2][1], 'aaaaaaaaaa0' .. number, verb[2][3] }
          end
          T.equal(said(child), expected, keys)
          T.equal(child:lua('return vim.fn.mode()'), 'n', keys)
        end
      end
      child:lua("require('fake_core').said = {}")
      child:keys('gg/Ada<CR>Vjx')
      T.equal(said(child), { { 'done', 'aaaaaaaaaa01' }, { 'done', 'aaaaaaaaaa02' } })
      child:keys('gg/roof<CR>99x')
      T.equal(#said(child), 4, 'a count ends with the rows that are shown')
    end,
  },
  {
    's takes date words and shows the day they mean',
    function(child)
      open(child)
      child:keys('snext friday')
      local shown = table.concat(child:screen(), '\n')
      T.matches(shown, '= Fri 27 Mar', 'preview')
      child:keys('<CR>')
      T.equal(said(child), { { 'snooze', 'aaaaaaaaaa01', 'next friday' } })
    end,
  },
  {
    's without a date says nothing',
    function(child)
      open(child)
      child:keys('s<Esc>')
      child:keys('s<CR>')
      T.equal(said(child), {})
    end,
  },
  {
    'm, n, e, u',
    function(child)
      open(child)
      child:keys('m')
      child:keys('nrang<CR>')
      child:keys('enext friday<CR>')
      child:keys('2u')
      T.equal(said(child), {
        { 'mute', 'aaaaaaaaaa01' },
        { 'note', 'aaaaaaaaaa01', 'rang' },
        { 'expect', 'aaaaaaaaaa01', 'next friday' },
        { 'undo' },
        { 'undo' },
      })
    end,
  },
  {
    'f shows some rows only, and all again',
    function(child)
      open(child)
      child:keys('fme<CR>')
      T.matches(child:lines()[1], '^2 to do now')
      child:keys('f<C-u>QUINN<CR>')
      T.matches(child:lines()[1], '^1 to do now')
      child:keys('f<C-u><CR>')
      T.matches(child:lines()[1], '^3 to do now, 1 in grace')
    end,
  },
  {
    '<Tab> opens a group; the case view is a timeline',
    function(child)
      open(child)
      child:keys('gg/later<CR><Tab>')
      T.matches(table.concat(child:lines(), '\n'), 'allory')
      child:keys('gg/Ada<CR><CR>')
      T.equal(child:lua('return vim.api.nvim_buf_get_name(0)'), 'followup://case/aaaaaaaaaa01')
      T.screen(child:screen(), 'case_80')
      child:keys('q')
      T.equal(child:lua('return vim.api.nvim_buf_get_name(0)'), 'followup://due')
      T.equal(cursor_case(child), 'aaaaaaaaaa01', 'back on its row')
    end,
  },
  {
    '? lists every key',
    function(child)
      open(child)
      child:keys('?')
      T.screen(child:lines(), 'due_help')
      T.equal(child:lua('return #vim.api.nvim_list_wins()'), 2)
      child:keys('q')
      T.equal(child:lua('return #vim.api.nvim_list_wins()'), 1)
    end,
  },
  {
    'the list is renewed with the cursor on its row, and the event is told',
    function(child)
      open(child)
      child:keys('j')
      T.equal(cursor_case(child), 'aaaaaaaaaa02')
      child:lua([[
        vim.g.updates = 0
        vim.cmd('autocmd User FollowupUpdated let g:updates += 1')
        table.remove(require('fake_core').rows, 1)
        local folder = vim.env.XDG_CACHE_HOME .. '/followup/default'
        vim.fn.mkdir(folder, 'p')
        require('followup.watch').start()
        vim.fn.writefile({ 'x' }, folder .. '/index.sqlite')
      ]])
      child:wait('vim.g.updates > 0', 'FollowupUpdated')
      T.matches(child:lines()[1], '^2 to do now')
      T.equal(cursor_case(child), 'aaaaaaaaaa02')
    end,
  },
  {
    'a fault keeps the last good list and says why',
    function(child)
      open(child)
      child:lua("require('fake_core').fault = 'index: it is damaged: run `followup index --full`'")
      child:keys('r')
      local lines = child:lines()
      T.matches(lines[1], '^3 to do now')
      T.matches(table.concat(lines, '\n'), 'index: it is damaged')
    end,
  },
  {
    'controls of a mail are visible, and nothing in it is run',
    function(child)
      open(child, { open_groups = { 'later' }, window = 'split' })
      local shown = table.concat(child:screen(), '\n')
      T.matches(shown, '%^Gallory')
      T.ok(not shown:find('\27', 1, true), 'no escape byte on the screen')
      child:keys('gg/allory<CR>K<CR>')
      child:cmd('redrawstatus!')
      T.equal(child:lua("return vim.fn.filereadable('canary')"), 0)
    end,
  },
  {
    ':edit followup://due works, as in a session',
    function(child)
      child:lua("package.preload['followup.core'] = function() return require('fake_core') end")
      child:cmd('edit followup://due')
      T.matches(child:lines()[1], '^3 to do now')
      child:cmd('edit')
      T.matches(child:lines()[1], '^3 to do now')
    end,
  },
}
