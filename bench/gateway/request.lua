-- One kind of request over and over, as the first argument says: GET, or a POST of 2 KB of JSON; with
-- the headers of a browser. Prepared before the lap.
local request_text

local function order()
  local lines = {}
  for n = 1, 20 do
    lines[n] = string.format(
      '{"article":"A-%02d","description":"Article number %02d, as it is ordered","quantity":1,"cents":1999}', n, n)
  end
  return '{"id":1,"customer":"Customer 1","lines":[' .. table.concat(lines, ",") .. "]}"
end

function init(args)
  local headers = {
    ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    ["Accept"] = "application/json",
    ["Accept-Language"] = "en-US,en;q=0.8,de;q=0.5",
    ["Cookie"] = "session=5f2b6c1e9a7d4f0c8b3e; theme=light",
    ["Referer"] = "https://shop.example.com/orders",
  }
  if args[1] == "POST" then
    headers["Content-Type"] = "application/json"
    request_text = wrk.format("POST", "/orders", headers, order())
  else
    request_text = wrk.format("GET", "/orders/7", headers)
  end
end

function request()
  return request_text
end

function done(summary, latency)
  local errors = summary.errors
  print("requests=" .. summary.requests)
  print("microseconds=" .. summary.duration)
  print(string.format("p50_microseconds=%d", latency:percentile(50)))
  print(string.format("p99_microseconds=%d", latency:percentile(99)))
  print("errors=" .. errors.connect + errors.read + errors.write + errors.status + errors.timeout)
end
