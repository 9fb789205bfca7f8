-- One look at or change of the requests of chats, see JobStore. A request belongs to the node that has accepted it or taken it over; a node
-- that has not been heard of for the time of its lease loses what it has.
--
-- KEYS  1 sequence: counter                          2 order: ids of requests by sequence      3 heads: hash of what never changes, by id
--       4 payloads: hash by id                       5 owners: hash of nodes by id             6 answering: set of ids
--       7 events: names of events by time, ms        8 nodes: names by end of their lease, ms
-- ARGV  1 accept | knows | amend | answering | finish | unfinished | take-over | leave | forget   2 node, then what it needs

local sequence, order, heads, payloads, owners = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local answering, events, nodes = KEYS[6], KEYS[7], KEYS[8]
local decision, node = ARGV[1], ARGV[2]

local function described(id)
  return { redis.call('HGET', heads, id), redis.call('HGET', payloads, id), redis.call('SISMEMBER', answering, id) }
end

local function owns(id)
  return redis.call('HGET', owners, id) == node
end

-- Whether none of the events from an argument on was there before; then they are now.
local function remember(first, now)
  for i = first, #ARGV do
    if redis.call('ZSCORE', events, ARGV[i]) then
      return false
    end
  end
  for i = first, #ARGV do
    redis.call('ZADD', events, now, ARGV[i])
  end
  return true
end

local function remove(id)
  redis.call('ZREM', order, id)
  redis.call('HDEL', heads, id)
  redis.call('HDEL', payloads, id)
  redis.call('HDEL', owners, id)
  redis.call('SREM', answering, id)
end

if decision == 'accept' then
  local now, id, head, payload = ARGV[3], ARGV[4], ARGV[5], ARGV[6]
  if not remember(7, now) then
    return 0
  end
  redis.call('ZADD', order, redis.call('INCR', sequence), id)
  redis.call('HSET', heads, id, head)
  redis.call('HSET', payloads, id, payload)
  redis.call('HSET', owners, id, node)
  return 1
end

if decision == 'knows' then
  for i = 3, #ARGV do
    if redis.call('ZSCORE', events, ARGV[i]) then
      return 1
    end
  end
  return 0
end

if decision == 'amend' then
  local now, id, payload = ARGV[3], ARGV[4], ARGV[5]
  if not owns(id) or not remember(6, now) then
    return 0
  end
  redis.call('HSET', payloads, id, payload)
  return 1
end

if decision == 'answering' then
  local id = ARGV[3]
  if not owns(id) then
    return 0
  end
  redis.call(ARGV[4] == '1' and 'SADD' or 'SREM', answering, id)
  return 1
end

if decision == 'finish' then
  if owns(ARGV[3]) then
    remove(ARGV[3])
  end
  return 1
end

if decision == 'unfinished' then
  local mine = {}
  for _, id in ipairs(redis.call('ZRANGE', order, 0, -1)) do
    if owns(id) then
      mine[#mine + 1] = described(id)
    end
  end
  return mine
end

-- What belongs to nobody who lives, and of its own what the node does not know it has. Leases are measured by the clock of Redis, which
-- all nodes share.
if decision == 'take-over' then
  local unknown = {}
  for i = 4, #ARGV do
    unknown[ARGV[i]] = true
  end
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZADD', nodes, now + ARGV[3], node)
  local taken = {}
  for _, id in ipairs(redis.call('ZRANGE', order, 0, -1)) do
    local owner = redis.call('HGET', owners, id)
    if owner == node then
      if unknown[id] then
        taken[#taken + 1] = described(id)
      end
    else
      local ends = owner and redis.call('ZSCORE', nodes, owner)
      if not ends or tonumber(ends) <= now then
        redis.call('HSET', owners, id, node)
        taken[#taken + 1] = described(id)
      end
    end
  end
  redis.call('ZREMRANGEBYSCORE', nodes, '-inf', now)
  return taken
end

if decision == 'leave' then
  redis.call('ZREM', nodes, node)
  return 1
end

-- forget
redis.call('ZREMRANGEBYSCORE', events, '-inf', '(' .. ARGV[3])
return 1
