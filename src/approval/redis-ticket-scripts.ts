/**
 * What Redis does of one question about tickets, at once and alone: scripts in its own language. KEYS[1] is what all names of
 * keys begin with, ARGV[1] the time in milliseconds since the epoch, or empty for the clock of Redis.
 *
 * Keys: `t:ID` a ticket (hash), `v:ID` its votes by person, `u:ID` its steps that no journal has, `b:BINDING` the ticket that
 * stands for a call, `step:N` a step that no journal has; sorted sets: `live` and `open` and `open:CALLER` by when they expire,
 * `hour:CALLER` by when they were opened, `untold`, `unrecorded` (steps), `closed`, and lists for people (`all` and others).
 */
import { AHEAD_MS, HOLD_MS } from './tickets.ts';

const HOUR_MS = 3_600_000;
const SWEPT = 500;
/** Steps that are looked at for some that nobody holds. */
const LOOKED_AT = 1000;

const COMMON = `
local P = KEYS[1]
local time = redis.call('TIME')
local clock = time[1] * 1000 + math.floor(time[2] / 1000)
local now = tonumber(ARGV[1]) or clock
local function whole(value) return string.format('%.0f', value) end
local function field(id, name) return redis.call('HGET', P .. 't:' .. id, name) end
local function over(id)
  return tonumber(field(id, 'expires')) <= now or tonumber(field(id, 'opened')) > now + ${AHEAD_MS}
end
local function lists(id, state)
  local tenant = field(id, 'tenant')
  local whose = tenant and ('1' .. tenant) or '0'
  return { P .. 'all', P .. 's:' .. state, P .. 'n:' .. whose, P .. 's:' .. state .. ':n:' .. whose }
end
local function note(id, step, of)
  local seq = redis.call('INCR', P .. 'seq')
  local held = of.holder and now + ${HOLD_MS} or 0
  redis.call('HSET', P .. 'step:' .. seq, 'seq', seq, 'ticket', id, 'step', step, 'at', whole(now), 'by', of.by or '',
    'way', of.way or '', 'reason', of.reason or '', 'exchange', of.exchange or '', 'holder', of.holder or '', 'held', whole(held))
  redis.call('ZADD', P .. 'unrecorded', seq, seq)
  redis.call('SADD', P .. 'u:' .. id, seq)
end
local function aside(id)
  local binding = field(id, 'binding')
  if redis.call('GET', P .. 'b:' .. binding) == id then redis.call('DEL', P .. 'b:' .. binding) end
  redis.call('ZREM', P .. 'live', id)
  redis.call('ZADD', P .. 'closed', field(id, 'opened'), id)
end
local function finish(id, state, of)
  local before, opened = field(id, 'state'), field(id, 'opened')
  for _, list in ipairs(lists(id, before)) do redis.call('ZREM', list, id) end
  for _, list in ipairs(lists(id, state)) do redis.call('ZADD', list, opened, id) end
  if before == 'open' then
    redis.call('ZREM', P .. 'open', id)
    redis.call('ZREM', P .. 'untold', id)
    redis.call('ZREM', P .. 'open:' .. redis.sha1hex(field(id, 'caller')), id)
  end
  redis.call('HSET', P .. 't:' .. id, 'state', state)
  redis.call('HDEL', P .. 't:' .. id, 'sealed')
  if state ~= 'approved' and state ~= 'denied' then aside(id) end
  note(id, state, of)
end
local function expire(id)
  local state = field(id, 'state')
  if state == 'denied' then
    aside(id)
    return state
  end
  local ended = state == 'approved' and 'unused' or 'expired'
  finish(id, ended, {})
  return ended
end
local function told(id)
  return { redis.call('HGETALL', P .. 't:' .. id), redis.call('HGETALL', P .. 'v:' .. id) }
end
local function may_read(id, scope)
  if scope == '*' then return true end
  local tenant = field(id, 'tenant')
  return scope == (tenant and ('1' .. tenant) or '0')
end
`;

/** Returns the time by the clock of Redis. */
export const TIME = `${COMMON}
return clock
`;

/**
 * ARGV: when it is too late, by the clock of Redis; caller, tenant ('0', or '1' and its name), model, policy, digest, exchange,
 * most open, most of one caller, most in an hour; then for each call id, binding, rule, tool, approvers, quorum, timeout, sealed.
 * Returns {kind, ids}.
 */
export const CLAIM = `${COMMON}
if clock > tonumber(ARGV[2]) then return redis.error_reply('LATE nobody waits for this claim any more') end
local caller, tenant, exchange = ARGV[3], ARGV[4], ARGV[8]
local found, denied, ids, fresh, granted = {}, {}, {}, 0, true
for at = 12, #ARGV, 8 do
  local id = redis.call('GET', P .. 'b:' .. ARGV[at + 1])
  if id and over(id) then
    expire(id)
    id = false
  end
  found[at] = id
  if id then ids[#ids + 1] = id else fresh = fresh + 1 end
  if id and field(id, 'state') == 'denied' then denied[#denied + 1] = id end
  if not (id and field(id, 'state') == 'approved' and field(id, 'counts')) then granted = false end
end
if #denied > 0 then return { 'denied', denied } end
if granted then
  for _, id in ipairs(ids) do finish(id, 'used', { by = caller, exchange = exchange }) end
  return { 'granted', ids }
end
if fresh == 0 then return { 'pending', ids } end
local who = redis.sha1hex(caller)
local open, own, hour = P .. 'open', P .. 'open:' .. who, P .. 'hour:' .. who
local after = '(' .. whole(now)
redis.call('ZREMRANGEBYSCORE', hour, '-inf', whole(now - ${HOUR_MS}))
if redis.call('ZCOUNT', own, after, '+inf') + fresh > tonumber(ARGV[10])
  or redis.call('ZCARD', hour) + fresh > tonumber(ARGV[11])
  or redis.call('ZCOUNT', open, after, '+inf') + fresh > tonumber(ARGV[9]) then
  return { 'flooded', ids }
end
for at = 12, #ARGV, 8 do
  if not found[at] then
    local id, expires = ARGV[at], whole(now + tonumber(ARGV[at + 6]))
    redis.call('HSET', P .. 't:' .. id, 'id', id, 'binding', ARGV[at + 1], 'state', 'open', 'caller', caller,
      'model', ARGV[5], 'tool', ARGV[at + 3], 'rule', ARGV[at + 2], 'policy', ARGV[6], 'digest', ARGV[7], 'exchange', exchange,
      'approvers', ARGV[at + 4], 'quorum', ARGV[at + 5], 'opened', whole(now), 'expires', expires, 'sealed', ARGV[at + 7])
    if tenant ~= '0' then redis.call('HSET', P .. 't:' .. id, 'tenant', string.sub(tenant, 2)) end
    redis.call('SET', P .. 'b:' .. ARGV[at + 1], id)
    for _, name in ipairs({ P .. 'live', open, own, P .. 'untold' }) do redis.call('ZADD', name, expires, id) end
    for _, name in ipairs(lists(id, 'open')) do redis.call('ZADD', name, whole(now), id) end
    redis.call('ZADD', hour, whole(now), id)
    redis.call('PEXPIRE', hour, ${HOUR_MS})
    note(id, 'opened', { by = caller, exchange = exchange })
    ids[#ids + 1] = id
  end
end
return { 'pending', ids }
`;

/** ARGV: ids. Returns those that nobody needs to wait for. */
export const SETTLED = `${COMMON}
local settled = {}
for at = 2, #ARGV do
  local id, state = ARGV[at], field(ARGV[at], 'state')
  local waits = state == 'open' or (state == 'approved' and not field(id, 'counts'))
  if not waits or over(id) then settled[#settled + 1] = id end
end
return settled
`;

/** ARGV: holder, id, tenants ('*', '0', or '1' and a name), who, way, verdict, person, roles and ids of that person (JSON). Returns {kind, state or reason, missing or state}. */
export const VOTE = `${COMMON}
local holder, id, by, way, verdict, person = ARGV[2], ARGV[3], ARGV[5], ARGV[6], ARGV[7], ARGV[8]
local state = field(id, 'state')
if not state or not may_read(id, ARGV[4]) then return { 'refused', 'unknown', '' } end
if state == 'open' and over(id) then state = expire(id) end
if state ~= 'open' then return { 'refused', 'closed', state } end
local function has(list, value)
  for _, one in ipairs(cjson.decode(list)) do if one == value then return true end end
  return false
end
local reason = 'role'
for _, role in ipairs(cjson.decode(field(id, 'approvers'))) do if has(ARGV[9], role) then reason = nil end end
if not reason and has(ARGV[10], field(id, 'caller')) then reason = 'requester' end
if not reason and redis.call('HEXISTS', P .. 'v:' .. id, person) == 1 then reason = 'twice' end
if reason then
  note(id, 'refused', { by = by, way = way, reason = reason, holder = holder })
  return { 'refused', reason, state }
end
redis.call('HSET', P .. 'v:' .. id, person, verdict .. ':' .. whole(now) .. ':' .. by)
local missing = tonumber(field(id, 'quorum'))
for _, vote in ipairs(redis.call('HVALS', P .. 'v:' .. id)) do
  if string.sub(vote, 1, 8) == 'approve:' then missing = missing - 1 end
end
local ended = verdict == 'deny' and 'denied' or (missing > 0 and 'open' or 'approved')
local of = { by = by, way = way, holder = holder }
if ended == 'open' then note(id, 'vote', of) else finish(id, ended, of) end
return { 'counted', ended, math.max(0, missing) }
`;

/** ARGV: state or empty, tenants, how many. Returns tickets, the newest first. */
export const LIST = `${COMMON}
local name = ARGV[2] == '' and '' or ('s:' .. ARGV[2])
if ARGV[3] ~= '*' then name = name .. (name == '' and '' or ':') .. 'n:' .. ARGV[3] end
if name == '' then name = 'all' end
local tickets = {}
for at, id in ipairs(redis.call('ZREVRANGE', P .. name, 0, tonumber(ARGV[4]) - 1)) do tickets[at] = told(id) end
return tickets
`;

/** ARGV: id, tenants. Returns that ticket, or none. */
export const SHOW = `${COMMON}
if not field(ARGV[2], 'id') or not may_read(ARGV[2], ARGV[3]) then return {} end
return { told(ARGV[2]) }
`;

/** ARGV: milliseconds that closed tickets are kept. Returns how many are open. */
export const SWEEP = `${COMMON}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', P .. 'live', '-inf', whole(now), 'LIMIT', 0, ${SWEPT})) do expire(id) end
for _, state in ipairs({ 'open', 'approved' }) do
  local ahead = '(' .. whole(now + ${AHEAD_MS})
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', P .. 's:' .. state, ahead, '+inf', 'LIMIT', 0, ${SWEPT})) do expire(id) end
end
local old = '(' .. whole(now - tonumber(ARGV[2]))
for _, id in ipairs(redis.call('ZRANGEBYSCORE', P .. 'closed', '-inf', old, 'LIMIT', 0, ${SWEPT})) do
  if redis.call('SCARD', P .. 'u:' .. id) == 0 then
    for _, list in ipairs(lists(id, field(id, 'state'))) do redis.call('ZREM', list, id) end
    redis.call('ZREM', P .. 'closed', id)
    redis.call('DEL', P .. 't:' .. id, P .. 'v:' .. id)
  end
end
return redis.call('ZCOUNT', P .. 'open', '(' .. whole(now), '+inf')
`;

/** ARGV: holder, how many. Returns {step, ticket} of steps that no journal has, and holds them for a while. */
export const UNRECORDED = `${COMMON}
local holder, steps = ARGV[2], {}
for _, seq in ipairs(redis.call('ZRANGE', P .. 'unrecorded', 0, ${LOOKED_AT - 1})) do
  if #steps >= tonumber(ARGV[3]) then break end
  local key = P .. 'step:' .. seq
  local held = redis.call('HMGET', key, 'holder', 'held', 'ticket')
  local till = tonumber(held[2])
  if held[1] == holder or till <= now or till > now + ${HOLD_MS + AHEAD_MS} then
    redis.call('HSET', key, 'holder', holder, 'held', whole(now + ${HOLD_MS}))
    steps[#steps + 1] = { redis.call('HGETALL', key), redis.call('HGETALL', P .. 't:' .. held[3]) }
  end
end
return steps
`;

/** ARGV: numbers of steps that a journal has. */
export const RECORDED = `${COMMON}
for at = 2, #ARGV do
  local key = P .. 'step:' .. ARGV[at]
  local id = redis.call('HGET', key, 'ticket')
  if id then
    if redis.call('HGET', key, 'step') == 'approved' then redis.call('HSET', P .. 't:' .. id, 'counts', '1') end
    redis.call('DEL', key)
    redis.call('ZREM', P .. 'unrecorded', ARGV[at])
    redis.call('SREM', P .. 'u:' .. id, ARGV[at])
  end
end
return 1
`;

/** ARGV: how many. Returns open tickets that nobody was told of, and forgets that. */
export const UNTOLD = `${COMMON}
redis.call('ZREMRANGEBYSCORE', P .. 'untold', '-inf', whole(now))
local tickets = {}
for at, id in ipairs(redis.call('ZRANGE', P .. 'untold', 0, tonumber(ARGV[2]) - 1)) do
  tickets[at] = told(id)
  redis.call('ZREM', P .. 'untold', id)
end
return tickets
`;
