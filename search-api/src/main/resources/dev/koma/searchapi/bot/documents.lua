-- One look at or change of the documents of the bots, see DocumentStore.
--
-- KEYS  1 documents: hash by name   2 ends: names of those that expire, by time, ms
-- ARGV  1 find | put | remove | sweep   2 name, or now for sweep   3 find: now; put: the end, or -   4 put: the document

local documents, ends = KEYS[1], KEYS[2]
local decision, name = ARGV[1], ARGV[2]

if decision == 'find' then
  local over = redis.call('ZSCORE', ends, name)
  if over and tonumber(over) <= tonumber(ARGV[3]) then
    return false
  end
  return redis.call('HGET', documents, name)
end

if decision == 'put' then
  redis.call('HSET', documents, name, ARGV[4])
  if ARGV[3] == '-' then
    redis.call('ZREM', ends, name)
  else
    redis.call('ZADD', ends, ARGV[3], name)
  end
  return 1
end

if decision == 'remove' then
  redis.call('HDEL', documents, name)
  redis.call('ZREM', ends, name)
  return 1
end

-- sweep, a part at a time so that nobody waits for it
local over = redis.call('ZRANGEBYSCORE', ends, '-inf', name, 'LIMIT', 0, 1000)
for _, one in ipairs(over) do
  redis.call('HDEL', documents, one)
  redis.call('ZREM', ends, one)
end
return #over
