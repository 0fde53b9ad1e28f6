"""A second, slow reading of the definitions of BLEU, ROUGE-L and CIDEr-D, to hold the C# metrics against.

    python3 metrics.py > metrics.json

Written from the papers' formulas with exact fractions, plain lists and no shared intermediate results.
"""
import json
import math
from fractions import Fraction
from functools import lru_cache

SETS = [
    ("a man rides a brown horse on the beach",
     ["a man is riding a horse on the beach", "a rider on a brown horse near the sea", "someone rides along the beach", "a brown horse carries a man", "man on horse at the shore"]),
    ("two dogs play in the snow",
     ["two dogs are playing in deep snow", "a black dog and a white dog play in the snow", "dogs in the snow", "two dogs run through snow", "the dogs enjoy winter"]),
    ("a child in a red coat",
     ["a small child wears a red coat", "a girl in red stands by a wall", "child dressed in a red winter coat"]),
    ("the the the the the the the",
     ["the cat is on the mat", "there is a cat on the mat"]),
    ("a a a a", ["a b", "b a b a"]),
    ("a group of people sit around a wooden table and eat dinner together in a restaurant",
     ["people eat dinner in a restaurant", "a group eats at a table", "friends having dinner", "people around a table", "a family dinner"]),
    ("dog", ["a dog", "a brown dog runs", "dog"]),
    ("", ["a boat on a lake", "a small boat"]),
    ("a boat on a lake", ["a boat on a lake"]),
    ("a boy jumps", ["a boy", "a boy jumps off a wall into a pool"]),
    ("three people walk", ["two people", "people walk"]),
    ("a man and a woman walk down a busy street", ["a couple walks down a busy street", "a man and woman walk on the street", "two people walk in a city", "a woman and a man on a street", "pedestrians on a busy street in a city"]),
    ("the boy kicks the ball", ["the ball is kicked by the boy", "a boy kicks a ball", "a young boy plays soccer"]),
    ("ball the kicks boy the", ["the boy kicks the ball", "a boy kicks a ball"]),
    ("a small red circle is left of a large blue square", ["a small red circle is left of a blue square", "there is a large blue square", "a large blue square is on the right side of the picture", "a red circle and a blue square", "a large blue square right of a red circle"]),
    ("there is a yellow ring above a green cross", ["a yellow ring is above a green cross", "there is a green cross", "a green cross with a yellow ring above it", "a large yellow ring is at the top of the picture", "a green cross below a yellow ring"]),
    ("a dog runs runs runs through the grass", ["a dog runs through the grass", "a brown dog is running on the lawn", "dog running in the grass"]),
    ("xylophones quietly vanish", ["a dog runs through the grass", "a brown dog is running on the lawn"]),
    ("a surfer rides a wave", ["a surfer rides a big wave", "a man surfs", "a surfer on a wave in the ocean", "someone is surfing", "a person rides a wave on a board"]),
    ("a woman with an umbrella stands in the rain", ["a woman stands in the rain with an umbrella", "a woman holding an umbrella", "rain falls on a woman", "a lady under an umbrella on a rainy day", "a woman waits in the rain"]),
]


def grams(words, n):
    return [tuple(words[i:i + n]) for i in range(len(words) - n + 1)]


def bleu(candidates, references, top):
    precisions = []
    for n in range(1, top + 1):
        right = possible = 0
        for c, refs in zip(candidates, references):
            for g in set(grams(c, n)):
                right += min(grams(c, n).count(g), max(grams(r, n).count(g) for r in refs))
            possible += len(grams(c, n))
        precisions.append(Fraction(right, possible) if possible else Fraction(0))
    length = sum(len(c) for c in candidates)
    target = 0
    for c, refs in zip(candidates, references):
        best = min(abs(len(r) - len(c)) for r in refs)
        target += min(len(r) for r in refs if abs(len(r) - len(c)) == best)
    if not length or not all(precisions):
        return 0.0
    penalty = 1.0 if length >= target else math.exp(float(1 - Fraction(target, length)))
    return penalty * math.exp(sum(math.log(p) for p in precisions) / top)


def common(a, b):
    @lru_cache(None)
    def longest(i, j):
        if i == len(a) or j == len(b):
            return 0
        if a[i] == b[j]:
            return 1 + longest(i + 1, j + 1)
        return max(longest(i + 1, j), longest(i, j + 1))
    return longest(0, 0)


def rouge(c, refs):
    if not c:
        return 0.0
    p = max(Fraction(common(c, r), len(c)) for r in refs)
    r = max(Fraction(common(c, r), len(r)) for r in refs)
    b2 = Fraction(36, 25)
    return float((1 + b2) * p * r / (r + b2 * p)) if p and r else 0.0


def cider(c, refs, corpus):
    def weight(sentence, g, n):
        images = sum(any(g in grams(r, n) for r in others) for others in corpus)
        return grams(sentence, n).count(g) * math.log(len(corpus) / max(1, images))

    total = 0.0
    for n in range(1, 5):
        for r in refs:
            norms = 1.0
            for sentence in (c, r):
                norms *= math.sqrt(sum(weight(sentence, g, n) ** 2 for g in set(grams(sentence, n))))
            if norms == 0:
                continue
            dot = sum(min(weight(c, g, n), weight(r, g, n)) * weight(r, g, n) for g in set(grams(c, n)) | set(grams(r, n)))
            total += math.exp(-((len(c) - len(r)) ** 2) / 72) * dot / norms
    return 10 * total / 4 / len(refs)


def main():
    candidates = [c.split() for c, _ in SETS]
    references = [[r.split() for r in refs] for _, refs in SETS]
    captions = []
    for c, refs in zip(candidates, references):
        alone = [bleu([c], [refs], top) for top in range(1, 5)]
        captions.append({"candidate": c, "references": refs, "bleu": alone, "rouge_l": rouge(c, refs), "cider": cider(c, refs, references)})
    corpus = {f"bleu{n}": bleu(candidates, references, n) for n in range(1, 5)}
    corpus["rouge_l"] = sum(x["rouge_l"] for x in captions) / len(captions)
    corpus["cider"] = sum(x["cider"] for x in captions) / len(captions)
    corpus["distinct"] = len({tuple(c) for c in candidates}) / len(candidates)
    lines = ",\n".join("  " + json.dumps(x) for x in captions)
    print(f'{{\n "corpus": {json.dumps(corpus)},\n "captions": [\n{lines}\n ]\n}}')


main()
