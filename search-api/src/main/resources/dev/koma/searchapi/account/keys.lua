-- One look at or change of the keys that were issued, see KeyStore. Keys and accounts do not expire.
--
-- KEYS  1 keys: hash of "id email issued revoked" by hash   2 hashes of keys by id   3 tiers by e-mail
-- ARGV  1 find | add | list | revoke | retier, then what it needs

local keys, ids, tiers = KEYS[1], KEYS[2], KEYS[3]
local decision = ARGV[1]

local function described(hash, key)
  local id, email, issued, revoked = string.match(key, '^(%S+) (%S+) (%S+) (%S+)$')
  return { id, hash, email, redis.call('HGET', tiers, email), issued, revoked }
end

if decision == 'find' then
  local key = redis.call('HGET', keys, ARGV[2])
  return key and described(ARGV[2], key) or {}
end

if decision == 'list' then
  local all = {}
  local found = redis.call('HGETALL', keys)
  for i = 1, #found, 2 do
    all[#all + 1] = described(found[i], found[i + 1])
  end
  return all
end

if decision == 'add' then
  local id, hash, email, tier, issued, revoked = unpack(ARGV, 2, 7)
  if redis.call('HEXISTS', keys, hash) == 1 or redis.call('HEXISTS', ids, id) == 1 then
    return 0
  end
  redis.call('HSET', keys, hash, table.concat({ id, email, issued, revoked }, ' '))
  redis.call('HSET', ids, id, hash)
  redis.call('HSET', tiers, email, tier)
  return 1
end

if decision == 'revoke' then
  local hash = redis.call('HGET', ids, ARGV[2])
  if not hash then
    return 0
  end
  local id, email, issued = string.match(redis.call('HGET', keys, hash), '^(%S+) (%S+) (%S+)')
  redis.call('HSET', keys, hash, table.concat({ id, email, issued, ARGV[3] }, ' '))
  return 1
end

-- retier
if redis.call('HEXISTS', tiers, ARGV[2]) == 0 then
  return 0
end
redis.call('HSET', tiers, ARGV[2], ARGV[3])
return 1
