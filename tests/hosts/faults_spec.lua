-- What goes wrong while the list is open, with the real programs: one clear line, the last good list stays
-- with its age, unsaved text in another buffer survives, :checkhealth names the next step.
-- Run by tests/hosts/editor.t. SPDX-License-Identifier: GPL-3.0-or-later
local T = _G.T

local function text(child)
  return table.concat(child:lines(), '\n')
end

local function wait_for(child, pattern, is_there)
  child:wait(
    ('(table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n"):find(%q) ~= nil) == %s'):format(
      pattern,
      tostring(is_there)
    ),
    pattern
  )
end

---The list is open and good; another buffer holds text that is not saved.
local function open(child, options)
  child:lua([[require('followup').setup(...)]], options or { command = vim.env.FOLLOWUP_PROGRAM })
  child:lua([[
    vim.o.hidden = true
    vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'unsaved' })
    _G.first = vim.api.nvim_get_current_buf()
    _G.messages = {}
    vim.notify = function(message) table.insert(_G.messages, message) end
  ]])
  child:cmd('FollowupDue')
  child:wait("not require('followup.refresh').is_running", 'the end of the update')
  child:wait("require('followup.worker').is_idle()", 'the end of reading')
  T.matches(text(child), 'Ada Quinn')
end

---One line of fault that names what it is about; the list with its age; the text elsewhere.
local function stands(child, pattern)
  if pattern then
    wait_for(child, pattern, true)
  end
  T.matches(text(child), 'Ada Quinn', 'the last good list')
  T.matches(child:lines()[1], 'as of %d%d:%d%d', 'its age')
  T.equal(child:lua('return vim.api.nvim_buf_get_lines(_G.first, 0, -1, false)'), { 'unsaved' })
  T.equal(child:lua('return vim.bo[_G.first].modified'), true)
  T.equal(child:lua('return vim.v.errmsg'), '')
end

local function health(child, pattern)
  child:cmd('checkhealth followup')
  T.matches(text(child), pattern, 'health')
end

local function index_of(child)
  return child.home .. '/cache/followup/default/index.sqlite'
end

---Changes the index as another version would have made it.
local function sql(child, statement)
  local script = 'import sqlite3, sys\ndb = sqlite3.connect(sys.argv[1])\n'
    .. 'db.executescript(sys.argv[2])\ndb.commit()\ndb.close()'
  local said = vim.fn.system({ 'python3', '-c', script, index_of(child), statement })
  T.equal(vim.v.shell_error, 0, said)
  child:lua("require('followup.watch').changed()")
end

local function refresh(child)
  child:keys('r')
  child:wait("not require('followup.refresh').is_running", 'the end of the update')
end

---A `followup` whose helper is this script.
local function with_helper(child, lines)
  local folder = child.home .. '/other'
  vim.fn.mkdir(folder)
  vim.fn.system({ 'cp', vim.env.FOLLOWUP_PROGRAM, folder .. '/followup' })
  vim.fn.writefile(lines, folder .. '/followup-index')
  vim.fn.setfperm(folder .. '/followup-index', 'rwx------')
  return folder .. '/followup'
end

return {
  {
    'the program is missing: the module lists, one line says what cannot be done',
    function(child)
      child:lua("vim.env.PATH = '/usr/bin:/bin'")
      open(child, { command = '/nowhere/followup' })
      stands(child, '/nowhere/followup cannot be started')
      health(child, '/nowhere/followup.*make install')
    end,
  },
  {
    'an index of a newer version',
    function(child)
      open(child)
      sql(child, 'PRAGMA user_version = 99')
      stands(child, 'made by a newer followup')
      health(child, 'newer followup.*followup index')
    end,
  },
  {
    'an index of another layout; a refresh makes it anew',
    function(child)
      open(child)
      sql(child, "UPDATE meta SET value = 'other' WHERE key = 'layout'")
      stands(child, 'made by another version')
      health(child, 'made by another version.*followup index')
      child:cmd('buffer followup://due')
      refresh(child)
      wait_for(child, 'another version', false)
      stands(child)
    end,
  },
  {
    'the index is removed; a refresh makes it anew',
    function(child)
      open(child)
      vim.fn.delete(child.home .. '/cache/followup/default', 'rf')
      child:lua("require('followup.watch').changed()")
      stands(child, 'there is no index yet')
      refresh(child)
      wait_for(child, 'there is no index', false)
      stands(child)
    end,
  },
  {
    'the index is rebuilt meanwhile: the list is there all the time',
    function(child)
      open(child)
      local ended
      vim.fn.jobstart({ vim.env.FOLLOWUP_PROGRAM, 'index', '--full', '--quiet' }, {
        env = child:lua('return vim.fn.environ()'),
        on_exit = function(_, code)
          ended = code
        end,
      })
      while ended == nil do
        child:lua("require('followup.watch').changed()")
        stands(child)
        refresh(child)
      end
      T.equal(ended, 0)
      child:wait("require('followup.worker').is_idle()")
      stands(child)
    end,
  },
  {
    'the helper is killed in the middle',
    function(child)
      local real = vim.fn.fnamemodify(vim.env.FOLLOWUP_PROGRAM, ':h') .. '/followup-index'
      open(child)
      local command = with_helper(child, {
        '#!/bin/sh',
        real .. ' "$@" &',
        'kill -9 $!',
        'kill -9 $$',
      })
      child:lua([[require('followup').setup({ command = ... })]], command)
      refresh(child)
      stands(child, 'index')
      child:lua([[require('followup').setup({ command = ... })]], vim.env.FOLLOWUP_PROGRAM)
      refresh(child)
      wait_for(child, 'without an answer', false)
      stands(child)
    end,
  },
  {
    'notmuch is writing all the time',
    function(child)
      local script = 'while :; do notmuch tag +busy "*"; notmuch tag -busy "*"; done'
      local job = vim.fn.jobstart({ 'sh', '-c', script }, {
        env = child:lua('return vim.fn.environ()'),
      })
      open(child)
      for _ = 1, 3 do
        refresh(child)
        stands(child)
      end
      vim.fn.jobstop(job)
      vim.fn.jobwait({ job }, 3000)
      refresh(child)
      stands(child)
    end,
  },
  {
    'the notmuch database is damaged',
    function(child)
      open(child)
      for _, path in ipairs(vim.fn.glob(child.home .. '/mail/.notmuch/xapian/*', true, true)) do
        vim.fn.writefile({ ('no database '):rep(2000) }, path)
      end
      refresh(child)
      stands(child, 'notmuch')
      child:cmd('Followup snooze id:ask@orchard.example next friday')
      child:wait('#_G.messages > 0')
      T.matches(
        child:lua('return _G.messages[1]'),
        'u takes it back',
        'a decision needs no notmuch'
      )
    end,
  },
  {
    'decisions that cannot be written: one message, health says where',
    function(child)
      open(child)
      local folder = child.home .. '/data/followup/default/decisions'
      vim.fn.mkdir(folder, 'p')
      vim.fn.setfperm(folder, 'rwxrwxrwx') -- others could forge them: refused
      child:keys('x')
      child:wait('#_G.messages > 0')
      T.equal(#child:lua('return _G.messages'), 1)
      T.matches(child:lua('return _G.messages[1]'), 'decisions.*chmod')
      stands(child)
    end,
  },
}
