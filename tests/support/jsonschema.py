# SPDX-License-Identifier: MIT
"""jsonschema.py SCHEMA: holds each line of standard input, a JSON document, to the schema."""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
checker = jsonschema.Draft202012Validator
checker.check_schema(schema)
validator = checker(schema)
count = 0
for number, line in enumerate(sys.stdin.buffer, 1):
    for error in validator.iter_errors(json.loads(line)):
        sys.exit(f"document {number}: {error.json_path}: {error.message[:300]}")
    count = number
print(count)
