-- The requests of one address to one surface in the window that began with the first of them. Time is the server's; the key expires.
--
-- KEYS  1 requests in the window
-- ARGV  1 requests that are allowed   2 length of the window in ms   3 1 to count one, 0 to look
-- Answer: 1 if one is allowed, else 0; requests in the window; ms until it ends

local limit, window, counts = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3] == '1'
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
local left = redis.call('PTTL', KEYS[1])
if left <= 0 then
  used, left = 0, window
end
local allowed = used < limit
if counts and allowed then
  used = used + 1
  if used == 1 then
    redis.call('SET', KEYS[1], '1', 'PX', window)
  else
    redis.call('INCR', KEYS[1])
  end
end
return { allowed and 1 or 0, used, left }
