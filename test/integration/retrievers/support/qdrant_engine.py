"""Qdrant's own engine (package qdrant-edge-py) behind JSON lines: one request of its REST API a line, one result a line."""

import json
import sys
import tempfile

import qdrant_edge as q

SIZE = 4


def match(of):
    (kind, value), = of.items()
    if kind == "value":
        return q.MatchValue(value)
    if kind == "any":
        return q.MatchAny(value)
    if kind == "except":
        return q.MatchExcept(value)
    return {"text": q.MatchText, "text_any": q.MatchTextAny, "phrase": q.MatchPhrase}[kind](value)


def span(of):
    texts = any(isinstance(value, str) for value in of.values())
    return (q.RangeDateTime if texts else q.RangeFloat)(**of)


def condition(of):
    if "key" in of:
        parts = {"key": of["key"]}
        if of.get("match") is not None:
            parts["match"] = match(of["match"])
        if of.get("range") is not None:
            parts["range"] = span(of["range"])
        if of.get("values_count") is not None:
            parts["values_count"] = q.ValuesCount(**of["values_count"])
        for name in ("is_empty", "is_null"):
            if of.get(name) is not None:
                parts[name] = of[name]
        return q.FieldCondition(**parts)
    if "is_empty" in of:
        return q.IsEmptyCondition(of["is_empty"]["key"])
    if "is_null" in of:
        return q.IsNullCondition(of["is_null"]["key"])
    if "has_id" in of:
        return q.HasIdCondition(set(of["has_id"]))
    if "nested" in of:
        return q.NestedCondition(of["nested"]["key"], chosen(of["nested"]["filter"]))
    return chosen(of)


def several(of):
    if of is None:
        return None
    return [condition(one) for one in (of if isinstance(of, list) else [of])]


def chosen(of):
    if of is None:
        return None
    least = of.get("min_should")
    return q.Filter(
        must=several(of.get("must")),
        should=several(of.get("should")),
        must_not=several(of.get("must_not")),
        min_should=least and q.MinShould(several(least["conditions"]), least["min_count"]),
    )


def payload(of):
    if isinstance(of, dict):
        return q.PayloadSelector.Include(of["include"]) if "include" in of else q.PayloadSelector.Exclude(of["exclude"])
    if isinstance(of, list):
        return q.PayloadSelector.Include(of)
    return of


def wanted(body):
    return {"filter": chosen(body.get("filter")), "with_payload": payload(body.get("with_payload"))}


def scoring(of):
    if of is None:
        return None
    if isinstance(of, list):
        return q.Query.Nearest(of)
    if "nearest" in of:
        return q.Query.Nearest(of["nearest"])
    if "fusion" in of:
        return q.Fusion.Rrf(2) if of["fusion"] == "rrf" else q.Fusion.Dbsf()
    if "sample" in of:
        return q.Sample.Random
    if "order_by" in of:
        return q.OrderBy(of["order_by"]) if isinstance(of["order_by"], str) else q.OrderBy(of["order_by"]["key"])
    recommend = of["recommend"]
    return q.Query.RecommendBestScore(q.RecommendQuery(recommend.get("positive") or [], recommend.get("negative") or []))


def first(of):
    if of is None:
        return None
    return [
        q.Prefetch(
            limit=one.get("limit") or 10,
            query=scoring(one.get("query")),
            prefetches=first(one.get("prefetch")),
            filter=chosen(one.get("filter")),
        )
        for one in (of if isinstance(of, list) else [of])
    ]


def shown(points):
    scored = lambda p: {"version": 0, "score": p.score} if hasattr(p, "score") else {}
    return [{"id": p.id, "payload": p.payload, **scored(p)} for p in points]


def run(shard, operation, body):
    if operation == "points/search":
        vector = body["vector"]["vector"] if isinstance(body["vector"], dict) else body["vector"]
        found = shard.search(q.SearchRequest(query=q.Query.Nearest(vector), limit=body.get("limit") or 10,
                                             offset=body.get("offset") or 0, **wanted(body)))
        return shown(found)
    if operation == "points/recommend":
        pair = q.RecommendQuery(body.get("positive") or [], body.get("negative") or [])
        return shown(shard.search(q.SearchRequest(query=q.Query.RecommendBestScore(pair), limit=body.get("limit") or 10,
                                                  **wanted(body))))
    if operation == "points/query":
        found = shard.query(q.QueryRequest(limit=body.get("limit") or 10, query=scoring(body.get("query")),
                                           prefetches=first(body.get("prefetch")) or [], **wanted(body)))
        return {"points": shown(found)}
    if operation == "points/scroll":
        found, following = shard.scroll(q.ScrollRequest(limit=body.get("limit") or 10, offset=body.get("offset"),
                                                        **wanted(body)))
        return {"points": shown(found), "next_page_offset": following}
    if operation == "points":
        return shown(shard.retrieve(body["ids"], payload(body.get("with_payload")), False))
    if operation == "points/count":
        return {"count": shard.count(q.CountRequest(exact=True, filter=chosen(body.get("filter"))))}
    if operation == "facet":
        hits = shard.facet(q.FacetRequest(body["key"], limit=10, exact=True, filter=chosen(body.get("filter")))).hits
        return {"hits": [{"value": hit.value, "count": hit.count} for hit in hits]}
    if operation == "points/delete":
        shard.update(q.UpdateOperation.delete_points_by_filter(chosen(body["filter"])))
    elif operation == "points/payload":
        shard.update(q.UpdateOperation.set_payload_by_filter(chosen(body["filter"]), body["payload"]))
    elif operation == "put":
        points = [q.Point(one["id"], one["vector"], one.get("payload")) for one in body["points"]]
        shard.update(q.UpdateOperation.upsert_points(points, chosen(body.get("update_filter"))))
    elif operation == "index":
        shard.update(q.UpdateOperation.create_field_index(body["key"], q.PayloadSchemaType.Keyword))
    else:
        if not operation.endswith("/batch"):
            raise ValueError(f"no operation {operation}")
        return [run(shard, operation[: -len("/batch")], one) for one in body["searches"]]
    return {"operation_id": 1, "status": "completed"}


def main():
    config = q.EdgeConfig(vectors=q.EdgeVectorParams(size=SIZE, distance=q.Distance.Cosine))
    with tempfile.TemporaryDirectory() as folder:
        shard = q.EdgeShard.create(folder, config)
        for line in sys.stdin:
            asked = json.loads(line)
            try:
                answer = {"result": run(shard, asked["operation"], asked["body"])}
            except Exception as problem:  # what the engine refuses
                answer = {"error": str(problem)}
            print(json.dumps(answer, default=str), flush=True)
        shard.close()


main()
