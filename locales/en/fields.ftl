# What a posting says of the job beside its main facts.

remote-from = remote from: { $where }
