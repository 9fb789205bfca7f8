-- One decision about one caller, see SearchLedger. Time is the server's; every key expires.
--
-- KEYS  1 leases: sorted set of "slice:request" by their end in ms
--       2 spent: hash of searches charged by slice
--       3 outcome: what became of the request
-- ARGV  1 admit | renew | commit | charge | give-back | usage | probe   2 MONTH | DAY
--       3 the time in ms since 1970, empty for the server's own
--       4 ms that a lease lasts   5 request   6 slice in which it was admitted, or -1
--       7 quota   8 concurrency
--       9 searches under way that the asking node has admitted without us   10 searches it has charged without us
--       11 searches that it knows to have been charged here in the month   12 which month
-- Answer: word, searches charged, searches under way, slice

local leases, spent, outcome = KEYS[1], KEYS[2], KEYS[3]
local decision, window, request = ARGV[1], ARGV[2], ARGV[5]
local lease_ms, quota, concurrency = tonumber(ARGV[4]), tonumber(ARGV[7]), tonumber(ARGV[8])
local elsewhere, owed = tonumber(ARGV[9]), tonumber(ARGV[10])
local known, known_slice = tonumber(ARGV[11]), tonumber(ARGV[12])

local DAY_MS = 86400000
local QUARTER_MS = 900000
local QUARTERS = 96
local OUTCOME_MS = 3600000

-- Years and months of the proleptic Gregorian calendar from days since 1970: "civil_from_days" of Howard Hinnant,
-- "chrono-Compatible Low-Level Date Algorithms".
local function month_of(ms)
  local z = math.floor(ms / DAY_MS) + 719468
  local era = math.floor(z / 146097)
  local doe = z - era * 146097
  local yoe = math.floor((doe - math.floor(doe / 1460) + math.floor(doe / 36524) - math.floor(doe / 146096)) / 365)
  local doy = doe - (365 * yoe + math.floor(yoe / 4) - math.floor(yoe / 100))
  local mp = math.floor((5 * doy + 2) / 153)
  local month = mp < 10 and mp + 3 or mp - 9
  local year = yoe + era * 400 + (month <= 2 and 1 or 0)
  return year * 12 + month - 1
end

local now = tonumber(ARGV[3])
if not now then
  local clock = redis.call('TIME')
  now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
end
local present = window == 'MONTH' and month_of(now) or math.floor(now / QUARTER_MS)
local slice = tonumber(ARGV[6])
if slice < 0 then
  slice = present
end
local first, last = slice, slice
if window == 'DAY' then
  first, last = slice - QUARTERS, slice + QUARTERS
end

local function used()
  local sum = 0
  local counts = redis.call('HGETALL', spent)
  for i = 1, #counts, 2 do
    local at = tonumber(counts[i])
    if at >= first and at <= last then
      sum = sum + tonumber(counts[i + 1])
    end
  end
  if slice == known_slice and known > sum then
    return known
  end
  return sum
end

-- Leases that have run out are passed over here and removed after the first write: a script that has written something is
-- not stopped by a lack of memory.
local function live()
  return redis.call('ZRANGEBYSCORE', leases, '(' .. now, '+inf')
end

local function reserved()
  local count = 0
  for _, member in ipairs(live()) do
    local at = tonumber(string.match(member, '^%d+'))
    if at >= first and at <= last then
      count = count + 1
    end
  end
  return count
end

local function running()
  return #live() + elsewhere
end

local function depleted()
  return used() + reserved() + elsewhere + owed >= quota
end

local function take(member)
  redis.call('ZADD', leases, now + lease_ms, member)
  redis.call('ZREMRANGEBYSCORE', leases, '-inf', now)
  redis.call('PEXPIRE', leases, lease_ms + 1000)
end

local function spend()
  -- A server that has lost its memory is told what was known of this month; counts only grow.
  redis.call('HSET', spent, slice, (window == 'MONTH' and used() or tonumber(redis.call('HGET', spent, slice) or 0)) + 1)
  for _, at in ipairs(redis.call('HKEYS', spent)) do
    if tonumber(at) < present - (window == 'MONTH' and 2 or 2 * QUARTERS + 1) then
      redis.call('HDEL', spent, at)
    end
  end
  redis.call('PEXPIRE', spent, (window == 'MONTH' and 70 or 3) * DAY_MS)
end

local function finish(word)
  redis.call('SET', outcome, word, 'PX', OUTCOME_MS)
end

local function answer(word)
  return { word, used(), running(), slice }
end

if decision == 'probe' then
  redis.call('SET', outcome, 'probe', 'PX', 1000)
  return { 'probe', 0, 0, slice }
end

local before = redis.call('GET', outcome)
local member = slice .. ':' .. request

if decision == 'usage' then
  return answer('usage')
end

if decision == 'admit' then
  if before then
    return answer('over')
  end
  for _, other in ipairs(live()) do
    if string.match(other, ':(.*)$') == request then
      slice = tonumber(string.match(other, '^%d+'))
      return answer('admitted')
    end
  end
  if running() >= concurrency then
    return answer('concurrency')
  end
  if depleted() then
    return answer('quota')
  end
  take(member)
  return answer('admitted')
end

local held_until = redis.call('ZSCORE', leases, member)
local held = held_until and tonumber(held_until) > now

if decision == 'renew' then
  if not before then
    if not held and (running() >= concurrency or depleted()) then
      return answer('lost')
    end
    take(member)
  end
  return answer('renewed')
end

if decision == 'give-back' then
  redis.call('ZREM', leases, member)
  if not before then
    finish('given-back')
  end
  return answer('given-back')
end

-- commit, or charge: what was answered already, whatever the quota
if not before or (decision == 'charge' and before ~= 'committed') then
  local charged = held or decision == 'charge' or not depleted()
  if charged then
    spend()
  end
  redis.call('ZREM', leases, member)
  before = charged and 'committed' or 'given-back'
  finish(before)
end
return answer(before)
