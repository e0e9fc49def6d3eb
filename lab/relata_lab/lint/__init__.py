"""How the lint is measured: precision by judgements, injected faults, damaged and clean corpora."""
