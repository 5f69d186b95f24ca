/** What Redis does of one question, at once and in one round trip: scripts in its own language, by its own clock. */
import { PARTS } from './budget-windows.ts';

/**
 * KEYS: one a claim. ARGV: milliseconds that a place is kept, then for each claim its limit, window (0 for places),
 * amount, least, and the id of a place. A window is a hash of its parts (see budget-windows.ts), places are a sorted set.
 * What stands in parts that the clock has not come to (it was put back) counts from now on, and so do places.
 * Returns {1, amounts, parts}, or {0, index, room, milliseconds}.
 */
export const CLAIM = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local kept = tonumber(ARGV[1])
local rooms, parts, used = {}, {}, {}
local function whole(value) return string.format('%.0f', value) end
for i, key in ipairs(KEYS) do
  local at = (i - 1) * 5 + 2
  local limit, window, least = tonumber(ARGV[at]), tonumber(ARGV[at + 1]), tonumber(ARGV[at + 3])
  local sum = 0
  if window == 0 then
    redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
    for _, id in ipairs(redis.call('ZRANGEBYSCORE', key, now + 2 * kept, '+inf')) do redis.call('ZADD', key, now + kept, id) end
    sum = redis.call('ZCARD', key)
    parts[i] = 0
  else
    local width = math.ceil(window / ${PARTS})
    parts[i] = math.floor(now / width)
    local all = redis.call('HGETALL', key)
    local counting, ahead = {}, 0
    for j = 1, #all, 2 do
      local part, amount = tonumber(all[j]), tonumber(all[j + 1])
      if part > parts[i] + 1 then
        redis.call('HDEL', key, all[j])
        ahead = ahead + amount
        sum = sum + amount
      elseif part >= parts[i] - ${PARTS} then
        sum = sum + amount
        counting[#counting + 1] = { part, amount }
      else
        redis.call('HDEL', key, all[j])
      end
    end
    if ahead > 0 then
      redis.call('HINCRBY', key, whole(parts[i]), whole(ahead))
      redis.call('PEXPIRE', key, window + 2 * width)
      counting[#counting + 1] = { parts[i], ahead }
    end
    used[i] = counting
  end
  rooms[i] = limit - sum
  if rooms[i] < least then
    if window == 0 then return { 0, i - 1, whole(math.max(0, rooms[i])), 1000 } end
    local width = math.ceil(window / ${PARTS})
    table.sort(used[i], function(a, b) return a[1] < b[1] end)
    local freed, wait = 0, window
    for _, one in ipairs(used[i]) do
      freed = freed + one[2]
      if freed >= least - rooms[i] then
        wait = math.max(1, (one[1] + ${PARTS + 1}) * width - now)
        break
      end
    end
    return { 0, i - 1, whole(math.max(0, rooms[i])), whole(wait) }
  end
end
local granted, at_parts = {}, {}
for i, key in ipairs(KEYS) do
  local at = (i - 1) * 5 + 2
  local window, amount = tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  if window == 0 then
    redis.call('ZADD', key, now + kept, ARGV[at + 4])
    redis.call('PEXPIRE', key, kept)
    granted[i] = '1'
  else
    local grant = math.max(0, math.min(amount, rooms[i]))
    if grant > 0 then
      redis.call('HINCRBY', key, whole(parts[i]), whole(grant))
      redis.call('PEXPIRE', key, window + 2 * math.ceil(window / ${PARTS}))
    end
    granted[i] = whole(grant)
  end
  at_parts[i] = whole(parts[i])
end
return { 1, granted, at_parts }
`;

/** KEYS: one a grant. ARGV: for each its window (0 for places), its part or the id of its place, and the change. */
export const SETTLE = `
for i, key in ipairs(KEYS) do
  local at = (i - 1) * 3 + 1
  local window = tonumber(ARGV[at])
  if window == 0 then
    redis.call('ZREM', key, ARGV[at + 1])
  else
    local sum = redis.call('HINCRBY', key, ARGV[at + 1], ARGV[at + 2])
    if sum < 0 then redis.call('HSET', key, ARGV[at + 1], 0) end
    redis.call('PEXPIRE', key, window + 2 * math.ceil(window / ${PARTS}))
  end
end
return 1
`;

/** KEYS: one a place. ARGV: milliseconds that a place is kept, then the ids. */
export const RENEW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i, key in ipairs(KEYS) do
  if redis.call('ZADD', key, 'XX', 'CH', now + tonumber(ARGV[1]), ARGV[i + 1]) then
    redis.call('PEXPIRE', key, ARGV[1])
  end
end
return 1
`;
