-- :checkhealth followup: computes a known answer, and names the next step for each fault.
-- SPDX-License-Identifier: GPL-3.0-or-later
local M = {}

local report

---The module reads "next friday" on a Monday: a smoke test of lexicon, calendar and zone.
local function check_core()
  report.start('followup: the C module')
  local native = require('followup.native')
  native.forget_fault()
  local core, why = native.load()
  if not core then
    report.error(why)
    return nil
  end
  report.ok('followup.core ' .. core.version .. ' is loaded')
  local date, fault = core.date('next friday', { now = '2026-03-16T09:00:00' })
  if not date then
    report.error('a known answer cannot be computed: ' .. fault)
  elseif date.expected ~= '2026-03-27' then
    report.error(
      ('"next friday" on Monday 16 March 2026 gave %s, not 2026-03-27: the build is broken: '):format(
        tostring(date.expected)
      ) .. 'run `make clean nvim`'
    )
  else
    report.ok('a known answer is right: "next friday" on 2026-03-16 is 2026-03-27')
  end
  return core
end

local function check_command(core)
  report.start('followup: the command line')
  local command = require('followup.paths').command()
  local code, out, err = require('followup.process').run(
    { command, '--version' },
    { timeout = 3000 }
  )
  if code ~= 0 then
    report.error(
      ('%s: %s'):format(command, vim.trim(err) ~= '' and vim.trim(err) or 'it does not run'),
      { 'Run `make install`, or `make nvim` beside the plugin, or set the option command.' }
    )
    return
  end
  local version = out:match('%d+%.%d+%.%d+')
  if core and version ~= core.version then
    report.warn(
      ('%s is version %s, the module %s'):format(command, tostring(version), core.version),
      { 'Build both from one source: `make nvim`.' }
    )
  else
    report.ok(command .. ' ' .. tostring(version))
  end
  if vim.fn.executable('notmuch') == 1 then
    report.ok('notmuch is in $PATH')
  else
    report.warn('notmuch is not in $PATH', { 'Install it: it finds your mail.' })
  end
end

local function check_index(core)
  report.start('followup: index, decisions and config')
  local info, why = core.info()
  if not info then
    report.error(why)
    return
  end
  if info.fault then
    report.error(info.fault, { 'Run `followup index`, then `followup doctor`.' })
  else
    report.ok(('%d mails, indexed %s'):format(info.messages, tostring(info.indexed_at)))
    if not info.complete then
      report.warn('the first reading is not finished', { 'Run `followup index` and wait for it.' })
    end
    if info.unreadable > 0 then
      report.warn(info.unreadable .. ' mails could not be read', { 'See `followup doctor`.' })
    end
    if #info.addresses == 0 then
      report.error(
        'it is not known which addresses are yours',
        { 'Set `addresses` in ' .. info.paths.config .. ', or user.primary_email of notmuch.' }
      )
    end
    if info.damaged > 0 then
      report.warn(info.damaged .. ' lines of decisions are damaged', { 'See `followup doctor`.' })
    end
  end
  for _, problem in ipairs(info.problems) do
    report.warn(problem, { 'Correct it in ' .. info.paths.config .. '.' })
  end
  local folder = info.paths.decisions
  if vim.fn.isdirectory(folder) == 1 and vim.fn.filewritable(folder) ~= 2 then
    report.error(folder .. ' cannot be written', { 'Decisions are kept there: chmod u+w it.' })
  end
end

local function check_options()
  report.start('followup: options of the plugin')
  local config = require('followup.config')
  config.get('maps') -- reads vim.g.followup where setup() was not called
  for _, problem in ipairs(config.problems) do
    report.error(problem, { 'See :help followup-options.' })
  end
  if #config.problems == 0 then
    report.ok('all known and of the right kind')
  end
end

function M.check()
  report = require('followup.compat').health()
  local core = check_core()
  check_command(core)
  if core then
    check_index(core)
  end
  check_options()
end

return M
