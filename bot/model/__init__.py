"""What Jobtrail talks about: pure, frozen values and the rules on them. Nothing here reads, writes or sends."""
